package chat.transport;

import akka.http.javadsl.model.HttpEntity.ChunkStreamPart;
import akka.stream.Attributes;
import akka.stream.Inlet;
import akka.stream.SinkShape;
import akka.stream.stage.AbstractInHandler;
import akka.stream.stage.AsyncCallback;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A response's body on its way from the handler's stream to the event loop.
 *
 * <p>Parts are handed over through a short queue, so that a burst costs one hop and one flush. The
 * source is pulled only while that queue has room and the peer takes what was written.
 */
final class ResponseBody extends GraphStage<SinkShape<ChunkStreamPart>> {
  private static final int MAX_HANDED_OVER = 16;

  /** Akka HTTP's own constant is null for good if Scala's side of it was touched first. */
  private static final ChunkStreamPart LAST = ChunkStreamPart.createLast("", List.of());

  private final Inlet<ChunkStreamPart> in = Inlet.create("ResponseBody.in");
  private final SinkShape<ChunkStreamPart> shape = SinkShape.of(in);
  private final StreamWriter writer;

  private final Queue<ChunkStreamPart> handedOver = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private volatile boolean stalled;
  private volatile Runnable resumeStream;

  ResponseBody(StreamWriter writer) {
    this.writer = writer;
  }

  private void handOver(ChunkStreamPart part) {
    size.incrementAndGet();
    handedOver.add(part);
    if (scheduled.compareAndSet(false, true)) {
      writer.execute(this::writeAll);
    }
  }

  private void writeAll() {
    // Before the queue is read: a part that comes later schedules again.
    scheduled.set(false);
    for (ChunkStreamPart part = handedOver.poll(); part != null; part = handedOver.poll()) {
      size.decrementAndGet();
      writer.write(part);
    }
    writer.flush();
    resume();
  }

  /** Called on the event loop when there may be room again. */
  void resume() {
    if (stalled && hasRoom()) {
      stalled = false;
      resumeStream.run();
    }
  }

  private boolean hasRoom() {
    return size.get() < MAX_HANDED_OVER && writer.isWritable();
  }

  @Override
  public SinkShape<ChunkStreamPart> shape() {
    return shape;
  }

  @Override
  public GraphStageLogic createLogic(Attributes attributes) {
    return new Logic();
  }

  private final class Logic extends GraphStageLogic {
    private boolean lastSeen;

    Logic() {
      super(shape);
      setHandler(
          in,
          new AbstractInHandler() {
            @Override
            public void onPush() {
              ChunkStreamPart part = grab(in);
              lastSeen |= part.isLastChunk();
              handOver(part);
              pullOrStall();
            }

            @Override
            public void onUpstreamFinish() {
              if (!lastSeen) {
                handOver(LAST);
              }
              completeStage();
            }

            @Override
            public void onUpstreamFailure(Throwable cause) {
              writer.fail(cause);
              failStage(cause);
            }
          });
    }

    @Override
    public void preStart() {
      AsyncCallback<ResponseBody> resume = createAsyncCallback(body -> pullOrStall());
      AsyncCallback<ResponseBody> cancel = createAsyncCallback(body -> completeStage());
      resumeStream = () -> resume.invoke(ResponseBody.this);
      writer.onClosed(() -> cancel.invoke(ResponseBody.this));
      pullOrStall();
    }

    private void pullOrStall() {
      if (hasBeenPulled(in) || isClosed(in)) {
        return;
      }
      // First the flag, then the look: the event loop makes room first, then looks at the flag.
      stalled = true;
      if (hasRoom()) {
        stalled = false;
        pull(in);
      }
    }
  }
}
