package chat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands behind TLS: for all that comes after it, the connection begins when the handshake is done,
 * and never if that fails. What fails is the peer's doing, so it is counted and no error.
 */
final class TlsGuard extends ChannelInboundHandlerAdapter {
  private static final Logger log = LoggerFactory.getLogger(TlsGuard.class);

  private final TransportSettings settings;
  private final TransportCounters counters;
  private final Alpn alpn;
  private final TlsBudget budget;
  private final Runnable begin;

  private ScheduledFuture<?> deadline;
  private boolean begun;
  private boolean refused;

  /**
   * @param begin adds the handlers that come after this one
   */
  TlsGuard(
      TransportSettings settings,
      TransportCounters counters,
      Alpn alpn,
      TlsBudget budget,
      Runnable begin) {
    this.settings = settings;
    this.counters = counters;
    this.alpn = alpn;
    this.budget = budget;
    this.begin = begin;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    deadline =
        ctx.executor()
            .schedule(
                () -> {
                  refuse(ctx, TransportEvent.REFUSED_NO_HANDSHAKE, "it took too long");
                  ctx.close();
                },
                settings.prefaceTimeout().toNanos(),
                TimeUnit.NANOSECONDS);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      deadline.cancel(false);
      if (handshake.isSuccess()) {
        onHandshake(ctx);
      } else {
        onFailure(ctx, handshake.cause());
      }
    } else {
      ctx.fireUserEventTriggered(event);
    }
  }

  private void onHandshake(ChannelHandlerContext ctx) {
    SslHandler tls = ctx.pipeline().get(SslHandler.class);
    if (!Alpn.agreed(tls.engine())) {
      refuse(ctx, TransportEvent.REFUSED_NO_ALPN, "it offers no protocol");
      ctx.close();
      return;
    }
    begun = true;
    budget.begin();
    begin.run();
    ctx.fireChannelActive();
    ctx.pipeline().flush();
  }

  /** TLS closes by itself after this. */
  private void onFailure(ChannelHandlerContext ctx, Throwable cause) {
    if (alpn.refused()) {
      refuse(ctx, TransportEvent.REFUSED_NO_ALPN, cause);
    } else if (!(cause instanceof ClosedChannelException)) {
      refuse(ctx, TransportEvent.REFUSED_TLS_HANDSHAKE, cause);
    }
  }

  private void refuse(ChannelHandlerContext ctx, TransportEvent event, Object why) {
    if (!refused) {
      refused = true;
      log.debug("{} {}: {}", ctx.channel(), event, why.toString());
      counters.count(event);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object decrypted) {
    budget.received(((ByteBuf) decrypted).readableBytes());
    ctx.fireChannelRead(decrypted);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    deadline.cancel(false);
    if (begun) {
      ctx.fireChannelInactive();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause.getCause() instanceof SSLException broken) {
      // Before the handshake was done it has been counted there.
      if (begun) {
        refuse(ctx, TransportEvent.REFUSED_TLS_BREACH, broken);
      }
    } else if (begun) {
      ctx.fireExceptionCaught(cause);
    } else if (cause instanceof IOException) {
      log.debug("{} {}", ctx.channel(), cause.toString());
    } else {
      log.error("{} a bug in the transport", ctx.channel(), cause);
    }
  }
}
