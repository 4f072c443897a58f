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
import chat.proto.ServerMessage;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The source of a response stream, filled through the {@link Outbox} it materialises.
 *
 * <p>Events wait as the actors made them, shared by all receivers, and are translated when the
 * client takes them: a waiting event costs one reference.
 */
final class OutboxStage
    extends AbstractGraphStageWithMaterializedValue<
        SourceShape<ServerMessage>, OutboxStage.StreamOutbox> {

  /** An outbox whose stream can also fail for reasons of its own. */
  interface StreamOutbox extends Outbox {
    /** Ends the stream at once with the status that {@link GrpcErrors} finds for {@code cause}. */
    void fail(Throwable cause);
  }

  private final Outlet<ServerMessage> out = Outlet.create("Outbox.out");
  private final SourceShape<ServerMessage> shape = SourceShape.of(out);
  private final int capacity;
  private final Wire wire;

  /**
   * An empty outbox.
   *
   * @param capacity events that may wait; one more makes {@link Outbox#offer} return false
   */
  OutboxStage(int capacity, Wire wire) {
    this.capacity = capacity;
    this.wire = wire;
  }

  @Override
  public SourceShape<ServerMessage> shape() {
    return shape;
  }

  @Override
  public Pair<GraphStageLogic, StreamOutbox> createLogicAndMaterializedValuePair(
      Attributes inheritedAttributes) {
    Logic logic = new Logic();
    return Pair.create(logic, logic);
  }

  /** How a stream ends: after what waits, or at once with a last message and a failure. */
  private record Ending(boolean orderly, ServerMessage last, Throwable failure) {}

  private final class Logic extends GraphStageLogic implements StreamOutbox {
    private final Queue<Outbox.Event> waiting = new LinkedBlockingQueue<>(capacity);
    private final AtomicReference<Ending> ending = new AtomicReference<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AsyncCallback<Boolean> wake = createAsyncCallback(ignored -> onWake());
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
    public boolean offer(Outbox.Event event) {
      boolean taken = ending.get() == null && waiting.offer(event);
      if (taken) {
        wake();
      }
      return taken;
    }

    @Override
    public void complete() {
      finish(new Ending(true, null, null));
    }

    @Override
    public void end(EndReason reason) {
      GrpcServiceException status = GrpcErrors.ended(reason);
      finish(new Ending(false, wire.toProto(reason), status));
    }

    @Override
    public void fail(Throwable cause) {
      finish(new Ending(false, null, cause));
    }

    @Override
    public void postStop() {
      finish(new Ending(true, null, null));
      waiting.clear();
    }

    private void finish(Ending how) {
      if (ending.compareAndSet(null, how)) {
        wake();
      }
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
      Ending how = ending.get();
      if (how != null && !how.orderly()) {
        endNow(how);
      } else if (how != null && waiting.isEmpty()) {
        completeStage();
      } else if (isAvailable(out) && !waiting.isEmpty()) {
        push(out, wire.toProto(waiting.poll()));
      }
    }

    private void endNow(Ending how) {
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
