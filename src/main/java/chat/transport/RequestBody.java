package chat.transport;

import akka.stream.Attributes;
import akka.stream.Outlet;
import akka.stream.SourceShape;
import akka.stream.stage.AbstractOutHandler;
import akka.stream.stage.AsyncCallback;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import akka.util.ByteString;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.function.IntConsumer;

/**
 * A request's body on its way from the event loop to the handler's stream.
 *
 * <p>What the handler has not taken yet waits here as plain bytes, so that a peer gains nothing
 * from sending one byte per frame. There is never more than the stream's window, because the window
 * is given back only for what was taken.
 */
final class RequestBody extends GraphStage<SourceShape<ByteString>> {
  /**
   * Giving window back costs a hop to the event loop; what is held back must stay small against the
   * connection's window.
   */
  private static final int CREDIT_BATCH_BYTES = 2048;

  private final Outlet<ByteString> out = Outlet.create("RequestBody.out");
  private final SourceShape<ByteString> shape = SourceShape.of(out);
  private final IntConsumer giveBackWindow;

  // All below is shared by the event loop and the stream, and guarded by this.
  private ByteBuf waiting = Unpooled.EMPTY_BUFFER;
  private boolean wanted;
  private boolean unwanted;
  private boolean ended;
  private Throwable failure;
  private Runnable wakeStream;

  /**
   * @param giveBackWindow lets the peer send this many bytes more; called from any thread
   */
  RequestBody(IntConsumer giveBackWindow) {
    this.giveBackWindow = giveBackWindow;
  }

  /** Takes a frame's data; the caller keeps the buffer. */
  void data(ByteBuf content) {
    int size = content.readableBytes();
    if (!append(content)) {
      giveBackWindow.accept(size);
    }
  }

  private synchronized boolean append(ByteBuf content) {
    if (unwanted || ended) {
      return false;
    }
    if (!waiting.isReadable()) {
      waiting = Unpooled.buffer(content.readableBytes());
    }
    waiting.writeBytes(content);
    if (wanted) {
      wanted = false;
      wakeStream.run();
    }
    return true;
  }

  /** The peer sent all. */
  void complete() {
    end(null);
  }

  /** The peer will not send the rest. No effect after the end. */
  void fail(Throwable cause) {
    end(cause);
  }

  private synchronized void end(Throwable cause) {
    if (!ended) {
      ended = true;
      failure = cause;
      if (wakeStream != null) {
        wakeStream.run();
      }
    }
  }

  synchronized boolean isEnded() {
    return ended;
  }

  private synchronized void attach(Runnable wake) {
    if (wakeStream != null) {
      throw new IllegalStateException("A request's body can be read only once");
    }
    wakeStream = wake;
  }

  private synchronized ByteString take() {
    wanted = !waiting.isReadable();
    ByteString bytes =
        ByteString.fromArrayUnsafe(waiting.array(), waiting.readerIndex(), waiting.readableBytes());
    waiting = Unpooled.EMPTY_BUFFER;
    return bytes;
  }

  private synchronized boolean isExhausted() {
    return ended && failure == null && !waiting.isReadable();
  }

  private synchronized Throwable failure() {
    return failure;
  }

  private void discard() {
    int left;
    synchronized (this) {
      unwanted = true;
      left = waiting.readableBytes();
      waiting = Unpooled.EMPTY_BUFFER;
    }
    giveBackWindow.accept(left);
  }

  @Override
  public SourceShape<ByteString> shape() {
    return shape;
  }

  @Override
  public GraphStageLogic createLogic(Attributes attributes) {
    return new Logic();
  }

  private final class Logic extends GraphStageLogic {
    private int taken;

    Logic() {
      super(shape);
      setHandler(
          out,
          new AbstractOutHandler() {
            @Override
            public void onPull() {
              proceed();
            }

            @Override
            public void onDownstreamFinish(Throwable cause) {
              discard();
              completeStage();
            }
          });
    }

    @Override
    public void preStart() {
      AsyncCallback<RequestBody> wake = createAsyncCallback(body -> proceed());
      attach(() -> wake.invoke(RequestBody.this));
      proceed();
    }

    private void proceed() {
      if (failure() != null) {
        failStage(failure());
        return;
      }
      if (isAvailable(out)) {
        ByteString bytes = take();
        if (!bytes.isEmpty()) {
          push(out, bytes);
          giveBack(bytes.size());
        }
      }
      if (isExhausted()) {
        completeStage();
      }
    }

    private void giveBack(int bytes) {
      taken += bytes;
      if (taken >= CREDIT_BATCH_BYTES) {
        giveBackWindow.accept(taken);
        taken = 0;
      }
    }
  }
}
