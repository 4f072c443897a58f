package chat.grpc;

import akka.grpc.Trailers;
import akka.http.javadsl.model.HttpHeader;
import chat.actors.EndReason;
import chat.actors.Outbox;
import chat.ops.Metrics;
import chat.transport.OutgoingBody;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * What a client is told, on its way from an actor to the event loop that fetches it.
 *
 * <p>Events wait as the actors made them, shared by all receivers, and are translated when the
 * client takes them: a waiting event costs one reference.
 *
 * @param <E> what the actors tell
 */
final class StreamOutbox<E> implements Outbox<E>, OutgoingBody {
  private static final Runnable NOTHING = () -> {};

  /** An event, and what is run when the client has taken it. */
  private record Waiting<E>(E event, Runnable whenTaken) {}

  /** How a stream ends: after what waits, or at once with a last message, if there is one. */
  private record Ending(boolean orderly, List<byte[]> last, Trailers trailers) {}

  private final int capacity;
  private final Encoder<E> encoder;
  private final GrpcErrors errors;
  private final Metrics metrics;
  private final Runnable askForInput;

  // All below is guarded by this.
  private final Queue<Waiting<E>> waiting = new ArrayDeque<>(2);
  private int weight;
  private Ending ending;
  private Runnable wake = NOTHING;

  /** Whether all was fetched, so that the event loop has to be woken. */
  private boolean idle;

  /** What is left of the event that is being taken. */
  private Iterator<byte[]> taking = Collections.emptyIterator();

  private Runnable whenTaken = NOTHING;

  /**
   * An empty outbox.
   *
   * @param capacity messages that may wait; when so many do, {@link Outbox#offer} returns false
   * @param errors finds the status for a failure
   * @param metrics counts what is told here, whether the client takes it or not
   * @param askForInput lets the client's next input come
   */
  StreamOutbox(
      int capacity, Encoder<E> encoder, GrpcErrors errors, Metrics metrics, Runnable askForInput) {
    this.capacity = capacity;
    this.encoder = encoder;
    this.errors = errors;
    this.metrics = metrics;
    this.askForInput = askForInput;
  }

  @Override
  public boolean offer(E event) {
    return offer(event, NOTHING);
  }

  @Override
  public boolean offer(E event, Runnable whenItIsTaken) {
    boolean wasIdle;
    synchronized (this) {
      if (ending != null || weight >= capacity) {
        return false;
      }
      waiting.add(new Waiting<>(event, whenItIsTaken));
      weight += encoder.weight(event);
      wasIdle = idle;
      idle = false;
    }
    metrics.told(event);
    if (wasIdle) {
      wake.run();
    }
    return true;
  }

  @Override
  public void askForInput() {
    askForInput.run();
  }

  @Override
  public void complete() {
    finish(() -> new Ending(true, List.of(), new Trailers(Status.OK)));
  }

  @Override
  public void end(EndReason reason, Duration retryAfter) {
    finish(
        () -> {
          metrics.ended(reason);
          return new Ending(
              false,
              List.of(encoder.encode(reason, retryAfter)),
              errors.toTrailers(GrpcErrors.ended(reason)));
        });
  }

  /** Ends the stream at once with the status that {@link GrpcErrors} finds for {@code cause}. */
  void fail(Throwable cause) {
    finish(() -> new Ending(false, List.of(), errors.toTrailers(cause)));
  }

  /** Has no effect if it has an ending already. */
  private void finish(Supplier<Ending> how) {
    synchronized (this) {
      if (ending != null) {
        return;
      }
      ending = how.get();
      if (!ending.orderly()) {
        waiting.clear();
        taking = ending.last().iterator();
        whenTaken = NOTHING;
      }
    }
    wake.run();
  }

  @Override
  public synchronized void open(Runnable wakeEventLoop) {
    wake = wakeEventLoop;
  }

  @Override
  public byte[] poll() {
    byte[] part;
    Runnable taken = NOTHING;
    synchronized (this) {
      while (!taking.hasNext() && !waiting.isEmpty()) {
        Waiting<E> next = waiting.remove();
        weight -= encoder.weight(next.event());
        taking = encoder.encode(next.event());
        whenTaken = next.whenTaken();
      }
      if (!taking.hasNext()) {
        idle = true;
        return null;
      }
      part = taking.next();
      if (!taking.hasNext()) {
        taken = whenTaken;
        whenTaken = NOTHING;
      }
    }
    taken.run();
    return part;
  }

  @Override
  public synchronized boolean isOver() {
    return ending != null && waiting.isEmpty() && !taking.hasNext();
  }

  @Override
  public synchronized List<HttpHeader> trailers() {
    return GrpcResponses.trailers(ending.trailers());
  }

  /** The client is gone: what it is told from now on is refused, and nobody is told of an end. */
  @Override
  public synchronized void abandon() {
    if (ending == null) {
      ending = new Ending(true, List.of(), new Trailers(Status.CANCELLED));
    }
    waiting.clear();
    taking = Collections.emptyIterator();
  }
}
