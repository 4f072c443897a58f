package chat.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2PingFrame;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2PingFrame;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection that does not begin in time, does not go on in time, or has fallen silent.
 */
final class ConnectionGuard extends ChannelInboundHandlerAdapter {
  private static final Logger log = LoggerFactory.getLogger(ConnectionGuard.class);

  private final TransportSettings settings;
  private final ServerCodec codec;
  private final TransportCounters counters;

  private ChannelHandlerContext ctx;
  private ScheduledFuture<?> prefaceDeadline;
  private ScheduledFuture<?> requestDeadline;
  private ScheduledFuture<?> headerBlockDeadline;
  private ScheduledFuture<?> ping;

  /** Not to be guessed, or a peer could answer without reading. */
  private long pingContent;

  ConnectionGuard(TransportSettings settings, ServerCodec codec, TransportCounters counters) {
    this.settings = settings;
    this.codec = codec;
    this.counters = counters;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    this.ctx = ctx;
    prefaceDeadline = closeAfter(settings.prefaceTimeout(), TransportEvent.REFUSED_NO_PREFACE);
    requestDeadline = closeAfter(settings.firstRequestTimeout(), TransportEvent.REFUSED_NO_REQUEST);
    ctx.fireChannelActive();
  }

  /** A request has begun. */
  void onRequest() {
    requestDeadline.cancel(false);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object frame) {
    if (frame instanceof Http2SettingsFrame && prefaceDeadline.cancel(false)) {
      pingLater();
    } else if (frame instanceof Http2PingFrame answer
        && answer.ack()
        && answer.content() == pingContent) {
      ping.cancel(false);
      pingLater();
    }
    ReferenceCountUtil.release(frame);
  }

  /** Ordinary header blocks come whole, and cost nothing here. */
  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (codec.openHeaderBlock() != 0 && headerBlockDeadline == null) {
      watchHeaderBlock();
    }
    ctx.fireChannelReadComplete();
  }

  private void watchHeaderBlock() {
    int block = codec.openHeaderBlock();
    headerBlockDeadline =
        ctx.executor()
            .schedule(
                () -> {
                  headerBlockDeadline = null;
                  if (codec.openHeaderBlock() == block) {
                    codec.refuse(TransportEvent.REFUSED_HEADER_BLOCK_TOO_SLOW, ctx);
                  } else if (codec.openHeaderBlock() != 0) {
                    watchHeaderBlock();
                  }
                },
                settings.headerBlockTimeout().toNanos(),
                TimeUnit.NANOSECONDS);
  }

  private void pingLater() {
    ping =
        ctx.executor()
            .schedule(this::ping, settings.pingInterval().toNanos(), TimeUnit.NANOSECONDS);
  }

  private void ping() {
    pingContent = ThreadLocalRandom.current().nextLong();
    ctx.writeAndFlush(new DefaultHttp2PingFrame(pingContent));
    ping = closeAfter(settings.pingTimeout(), TransportEvent.REFUSED_NO_PONG);
  }

  private ScheduledFuture<?> closeAfter(Duration time, TransportEvent reason) {
    return ctx.executor().schedule(() -> close(reason), time.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void close(TransportEvent reason) {
    log.debug("{} closed: {}", ctx.channel(), reason);
    counters.count(reason);
    ctx.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    prefaceDeadline.cancel(false);
    requestDeadline.cancel(false);
    if (headerBlockDeadline != null) {
      headerBlockDeadline.cancel(false);
    }
    if (ping != null) {
      ping.cancel(false);
    }
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof Http2Exception || cause instanceof IOException) {
      // The peer's doing. A breach is counted by the codec, which also closes.
      log.debug("{} {}", ctx.channel(), cause.toString());
    } else {
      log.error("{} a bug in the transport", ctx.channel(), cause);
    }
  }
}
