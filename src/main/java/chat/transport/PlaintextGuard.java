package chat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before TLS and lets it have what is TLS. A client without is told so in the cleartext that
 * it understands, and turned away.
 */
final class PlaintextGuard extends ByteToMessageDecoder {
  private static final Logger log = LoggerFactory.getLogger(PlaintextGuard.class);

  private static final int TLS_RECORD_HEADER_BYTES = 5;

  private static final String WHY = "this port speaks TLS only; turn on TLS in the client";

  /**
   * A gRPC client that is turned away before it has sent its request, or told that it was not
   * looked at, tries again at once, for ever.
   */
  private static final long PAUSE_MILLIS = 200;

  private static final int ANY_STREAM = Integer.MAX_VALUE;

  private final TransportCounters counters;
  private boolean refused;

  PlaintextGuard(TransportCounters counters) {
    this.counters = counters;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (refused) {
      in.skipBytes(in.readableBytes());
    } else if (in.readableBytes() >= TLS_RECORD_HEADER_BYTES) {
      if (SslHandler.isEncrypted(in, false)) {
        ctx.pipeline().remove(this);
      } else {
        refuse(ctx);
      }
    }
  }

  private void refuse(ChannelHandlerContext ctx) {
    refused = true;
    counters.count(TransportEvent.REFUSED_PLAINTEXT);
    log.debug("{} {}", ctx.channel(), TransportEvent.REFUSED_PLAINTEXT);
    ByteBuf settings = ctx.alloc().buffer();
    Http2CodecUtil.writeFrameHeader(settings, 0, Http2FrameTypes.SETTINGS, new Http2Flags(), 0);
    ctx.writeAndFlush(settings);
    ctx.executor().schedule(() -> sayWhy(ctx), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static void sayWhy(ChannelHandlerContext ctx) {
    ByteBuf goAway = ctx.alloc().buffer();
    Http2CodecUtil.writeFrameHeader(
        goAway, 2 * Integer.BYTES + WHY.length(), Http2FrameTypes.GO_AWAY, new Http2Flags(), 0);
    goAway.writeInt(ANY_STREAM).writeInt((int) Http2Error.INADEQUATE_SECURITY.code());
    ByteBufUtil.writeAscii(goAway, WHY);
    ctx.writeAndFlush(goAway).addListener(ChannelFutureListener.CLOSE);
  }
}
