package chat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.ssl.SslHandler;

/** Tells a client without TLS, in the cleartext it understands, why it is turned away. */
final class PlaintextAnswer {
  private static final String WHY = "this port speaks TLS only; turn on TLS in the client";

  private PlaintextAnswer() {}

  static void write(ChannelHandlerContext ctx) {
    ByteBuf answer = ctx.alloc().buffer();
    Http2CodecUtil.writeFrameHeader(answer, 0, Http2FrameTypes.SETTINGS, new Http2Flags(), 0);
    Http2CodecUtil.writeFrameHeader(
        answer, 2 * Integer.BYTES + WHY.length(), Http2FrameTypes.GO_AWAY, new Http2Flags(), 0);
    answer.writeInt(0).writeInt((int) Http2Error.INADEQUATE_SECURITY.code());
    ByteBufUtil.writeAscii(answer, WHY);
    // From there on outwards, past the encryption.
    ctx.pipeline().context(SslHandler.class).writeAndFlush(answer);
  }
}
