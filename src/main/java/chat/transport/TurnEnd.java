package chat.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadEventLoop;

/**
 * Flushes a connection once for a turn of its event loop: when all is done that was to be done, and
 * so all is written that came of it. A system call costs more than everything else on a message's
 * way.
 */
final class TurnEnd extends ChannelOutboundHandlerAdapter {
  private boolean due;

  /** Runs a task at the end of a loop's turn, in the order of their coming. From any thread. */
  static void run(EventLoop loop, Runnable task) {
    ((SingleThreadEventLoop) loop).executeAfterEventLoopIteration(task);
  }

  @Override
  public void flush(ChannelHandlerContext ctx) {
    if (!due) {
      due = true;
      run(ctx.channel().eventLoop(), () -> flushNow(ctx));
    }
  }

  @Override
  public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
    flushNow(ctx);
    ctx.close(promise);
  }

  private void flushNow(ChannelHandlerContext ctx) {
    due = false;
    ctx.flush();
  }
}
