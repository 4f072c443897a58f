package chat.transport;

import akka.http.javadsl.model.HttpEntity.ChunkStreamPart;
import akka.http.javadsl.model.HttpHeader;
import akka.stream.Attributes;
import akka.stream.Inlet;
import akka.stream.SinkShape;
import akka.stream.stage.AbstractInHandler;
import akka.stream.stage.AsyncCallback;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A response's body that comes as a stream, on its way to the event loop. The stream is pulled only
 * while the short queue between them has room.
 */
final class ResponseBody extends GraphStage<SinkShape<ChunkStreamPart>> implements OutgoingBody {
  private static final int MAX_WAITING = 16;

  /** Akka HTTP's own constant is null for good if Scala's side of it was touched first. */
  private static final ChunkStreamPart LAST = ChunkStreamPart.createLast("", List.of());

  private final Inlet<ChunkStreamPart> in = Inlet.create("ResponseBody.in");
  private final SinkShape<ChunkStreamPart> shape = SinkShape.of(in);
  private final Consumer<Throwable> onFailure;

  private final Queue<ChunkStreamPart> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private volatile boolean stalled;
  private volatile Runnable resumeStream = () -> {};
  private volatile Runnable cancelStream = () -> {};
  private volatile boolean abandoned;
  private volatile Runnable wake = () -> {};
  private List<HttpHeader> trailers;

  /**
   * @param onFailure told when the stream fails
   */
  ResponseBody(Consumer<Throwable> onFailure) {
    this.onFailure = onFailure;
  }

  @Override
  public void open(Runnable wakeWriter) {
    wake = wakeWriter;
  }

  @Override
  public byte[] poll() {
    ChunkStreamPart part = waiting.poll();
    if (part == null) {
      return null;
    }
    size.decrementAndGet();
    resumeIfRoom();
    if (part.isLastChunk()) {
      trailers = new ArrayList<>();
      part.getTrailerHeaders().forEach(trailers::add);
      return null;
    }
    return part.data().toArrayUnsafe();
  }

  @Override
  public boolean isOver() {
    return trailers != null;
  }

  @Override
  public List<HttpHeader> trailers() {
    return trailers;
  }

  @Override
  public void abandon() {
    // First the flag, then the call: the stream sets its own first, then looks at the flag.
    abandoned = true;
    cancelStream.run();
  }

  private void hand(ChunkStreamPart part) {
    size.incrementAndGet();
    waiting.add(part);
    wake.run();
  }

  private void resumeIfRoom() {
    if (stalled && hasRoom()) {
      stalled = false;
      resumeStream.run();
    }
  }

  private boolean hasRoom() {
    return size.get() < MAX_WAITING;
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
              hand(part);
              pullOrStall();
            }

            @Override
            public void onUpstreamFinish() {
              if (!lastSeen) {
                hand(LAST);
              }
              completeStage();
            }

            @Override
            public void onUpstreamFailure(Throwable cause) {
              onFailure.accept(cause);
              failStage(cause);
            }
          });
    }

    @Override
    public void preStart() {
      AsyncCallback<ResponseBody> resume = createAsyncCallback(body -> pullOrStall());
      AsyncCallback<ResponseBody> cancel = createAsyncCallback(body -> completeStage());
      resumeStream = () -> resume.invoke(ResponseBody.this);
      cancelStream = () -> cancel.invoke(ResponseBody.this);
      if (abandoned) {
        completeStage();
      } else {
        pullOrStall();
      }
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
