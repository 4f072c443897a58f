package chat.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.PromiseNotifier;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets a peer that broke the rules read why. Closing a socket while input waits in it resets the
 * connection, and on many systems a reset throws away the GOAWAY before it. So it is left open for
 * a moment, unread, which costs nothing; then it is reset, as the system would else keep for
 * minutes what a peer does not read.
 */
final class LastWord extends ChannelOutboundHandlerAdapter {
  private static final Duration TIME_TO_READ = Duration.ofMillis(300);

  private final ServerCodec codec;
  private boolean closing;

  LastWord(ServerCodec codec) {
    this.codec = codec;
  }

  @Override
  public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
    if (!codec.isBroken()) {
      ctx.close(promise);
      return;
    }
    ctx.channel().closeFuture().addListener(new PromiseNotifier<>(false, promise.unvoid()));
    if (!closing) {
      closing = true;
      ctx.channel().config().setAutoRead(false);
      ctx.executor().schedule(() -> reset(ctx), TIME_TO_READ.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private static void reset(ChannelHandlerContext ctx) {
    ChannelHandlerContext outermost = ctx.pipeline().firstContext();
    if (outermost != null) {
      ctx.channel().config().setOption(ChannelOption.SO_LINGER, 0);
      // Past TLS, which would wait for its farewell to be read.
      outermost.close();
    }
  }
}
