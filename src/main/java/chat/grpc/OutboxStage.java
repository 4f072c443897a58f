package chat.grpc;

import akka.grpc.GrpcServiceException;
import akka.japi.Pair;
import akka.stream.Attributes;
import akka.stream.Outlet;
import akka.stream.SourceShape;
import akka.stream.stage.AbstractGraphStageWithMaterializedValue;
import akka.stream.stage.AbstractOutHandler;
import akka.stream.stage.AsyncCallback;
import akka.stream.stage.GraphStageLogic;
import chat.actors.EndReason;
import chat.actors.Outbox;
import chat.ops.Metrics;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The source of a response stream, filled through the {@link Outbox} it materialises.
 *
 * <p>Events wait as the actors made them, shared by all receivers, and are translated when the
 * client takes them: a waiting event costs one reference.
 *
 * @param <E> what the actors tell
 * @param <T> the contract's message
 */
final class OutboxStage<E, T>
    extends AbstractGraphStageWithMaterializedValue<SourceShape<T>, OutboxStage.StreamOutbox<E>> {

  /** An outbox whose stream can also fail for reasons of its own. */
  interface StreamOutbox<E> extends Outbox<E> {
    /** Ends the stream at once with the status that {@link GrpcErrors} finds for {@code cause}. */
    void fail(Throwable cause);
  }

  private static final Runnable NOTHING = () -> {};

  private final Outlet<T> out = Outlet.create("Outbox.out");
  private final SourceShape<T> shape = SourceShape.of(out);
  private final int capacity;
  private final Encoder<E, T> encoder;
  private final Metrics metrics;

  /**
   * An empty outbox.
   *
   * @param capacity events that may wait; one more makes {@link Outbox#offer} return false
   * @param metrics counts what is told here, whether the client takes it or not
   */
  OutboxStage(int capacity, Encoder<E, T> encoder, Metrics metrics) {
    this.capacity = capacity;
    this.encoder = encoder;
    this.metrics = metrics;
  }

  @Override
  public SourceShape<T> shape() {
    return shape;
  }

  @Override
  public Pair<GraphStageLogic, StreamOutbox<E>> createLogicAndMaterializedValuePair(
      Attributes inheritedAttributes) {
    Logic logic = new Logic();
    return Pair.create(logic, logic);
  }

  /** An event, and what is run when the client has taken it. */
  private record Waiting<E>(E event, Runnable whenTaken) {}

  /** How a stream ends: after what waits, or at once with a last message and a failure. */
  private record Ending<T>(boolean orderly, T last, Throwable failure) {}

  private final class Logic extends GraphStageLogic implements StreamOutbox<E> {
    private final Queue<Waiting<E>> waiting = new LinkedBlockingQueue<>(capacity);
    private final AtomicReference<Ending<T>> ending = new AtomicReference<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AsyncCallback<Boolean> wake = createAsyncCallback(ignored -> onWake());

    /** What is left of the event that is being taken. */
    private Iterator<T> taking = Collections.emptyIterator();

    private Runnable whenTaken = NOTHING;
    private boolean lastSent;

    Logic() {
      super(shape);
      setHandler(
          out,
          new AbstractOutHandler() {
            @Override
            public void onPull() {
              advance();
            }
          });
    }

    @Override
    public boolean offer(E event) {
      return offer(event, NOTHING);
    }

    @Override
    public boolean offer(E event, Runnable whenTaken) {
      boolean taken = ending.get() == null && waiting.offer(new Waiting<>(event, whenTaken));
      if (taken) {
        metrics.told(event);
        wake();
      }
      return taken;
    }

    @Override
    public void complete() {
      finish(new Ending<>(true, null, null));
    }

    @Override
    public void end(EndReason reason, Duration retryAfter) {
      GrpcServiceException status = GrpcErrors.ended(reason);
      if (finish(new Ending<>(false, encoder.encode(reason, retryAfter), status))) {
        metrics.ended(reason);
      }
    }

    @Override
    public void fail(Throwable cause) {
      finish(new Ending<>(false, null, cause));
    }

    @Override
    public void postStop() {
      finish(new Ending<>(true, null, null));
      waiting.clear();
    }

    /** Returns false if it has an ending already. */
    private boolean finish(Ending<T> how) {
      boolean first = ending.compareAndSet(null, how);
      if (first) {
        wake();
      }
      return first;
    }

    /** One callback serves a burst: the stage looks at everything once it runs. */
    private void wake() {
      if (woken.compareAndSet(false, true)) {
        wake.invoke(true);
      }
    }

    private void onWake() {
      woken.set(false);
      advance();
    }

    private void advance() {
      Ending<T> how = ending.get();
      if (how != null && !how.orderly()) {
        endNow(how);
        return;
      }
      if (isAvailable(out)) {
        pushNext();
      }
      if (how != null && !taking.hasNext() && waiting.isEmpty()) {
        completeStage();
      }
    }

    private void pushNext() {
      while (!taking.hasNext() && !waiting.isEmpty()) {
        Waiting<E> next = waiting.poll();
        taking = encoder.encode(next.event());
        whenTaken = next.whenTaken();
      }
      if (taking.hasNext()) {
        push(out, taking.next());
        if (!taking.hasNext()) {
          whenTaken.run();
        }
      }
    }

    private void endNow(Ending<T> how) {
      waiting.clear();
      if (how.last() == null || lastSent) {
        failStage(how.failure());
      } else if (isAvailable(out)) {
        lastSent = true;
        push(out, how.last());
      }
    }
  }
}
