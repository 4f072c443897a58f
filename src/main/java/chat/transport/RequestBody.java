package chat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.function.IntConsumer;

/**
 * A request's body on its way from the event loop to who reads it.
 *
 * <p>What has not been fetched yet waits here as plain bytes, so that a peer gains nothing from
 * sending one byte per frame. There is never more than the stream's window, because the window is
 * given back only for what was fetched.
 */
final class RequestBody implements IncomingBody {
  /**
   * Giving window back costs a frame; what is held back must stay small against the connection's
   * window.
   */
  private static final int CREDIT_BATCH_BYTES = 2048;

  private final IntConsumer giveBackWindow;

  // All below is guarded by this. Nobody is called meanwhile, as readers have locks of their own.
  private ByteBuf waiting = Unpooled.EMPTY_BUFFER;
  private boolean wanted;
  private boolean unwanted;
  private boolean ended;
  private Throwable failure;
  private Runnable wake;
  private int credit;

  /**
   * @param giveBackWindow lets the peer send this many bytes more; called from any thread
   */
  RequestBody(IntConsumer giveBackWindow) {
    this.giveBackWindow = giveBackWindow;
  }

  /** Takes a frame's data; the caller keeps the buffer. */
  void data(ByteBuf content) {
    Runnable toWake;
    synchronized (this) {
      if (unwanted || ended) {
        toWake = () -> giveBackWindow.accept(content.readableBytes());
      } else {
        append(content);
        toWake = wanted ? wake : () -> {};
        wanted = false;
      }
    }
    toWake.run();
  }

  private void append(ByteBuf content) {
    if (!waiting.isReadable()) {
      waiting = Unpooled.buffer(content.readableBytes());
    }
    waiting.writeBytes(content, content.readerIndex(), content.readableBytes());
  }

  /** The peer sent all. */
  void complete() {
    end(null);
  }

  /** The peer will not send the rest. No effect after the end. */
  void fail(Throwable cause) {
    end(cause);
  }

  private void end(Throwable cause) {
    Runnable toWake;
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      failure = cause;
      toWake = wake;
    }
    if (toWake != null) {
      toWake.run();
    }
  }

  @Override
  public void open(Runnable reader) {
    synchronized (this) {
      if (wake != null) {
        throw new IllegalStateException("A request's body can be read only once");
      }
      wake = reader;
    }
    reader.run();
  }

  @Override
  public byte[] poll() {
    byte[] bytes;
    int giveBack;
    synchronized (this) {
      if (!waiting.isReadable()) {
        wanted = wake != null;
        return null;
      }
      bytes = ByteBufUtil.getBytes(waiting, 0, waiting.writerIndex(), false);
      waiting = Unpooled.EMPTY_BUFFER;
      credit += bytes.length;
      giveBack = credit >= CREDIT_BATCH_BYTES ? credit : 0;
      credit -= giveBack;
    }
    giveBackWindow.accept(giveBack);
    return bytes;
  }

  @Override
  public synchronized boolean isEnded() {
    return ended;
  }

  @Override
  public synchronized Throwable failure() {
    return failure;
  }

  @Override
  public void discard() {
    int left;
    synchronized (this) {
      unwanted = true;
      left = waiting.readableBytes() + credit;
      credit = 0;
      waiting = Unpooled.EMPTY_BUFFER;
    }
    giveBackWindow.accept(left);
  }
}
