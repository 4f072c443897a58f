package chat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2HeadersEncoder.SensitivityDetector;

/**
 * Writes a small data frame as one buffer. Two, as Netty does it, cost an entry, a promise and a
 * vector in the system call more than it costs to copy a chat's message.
 */
final class WholeFrameWriter extends DefaultHttp2FrameWriter {
  private static final int SMALL_BYTES = 1024;

  WholeFrameWriter(SensitivityDetector sensitive) {
    super(sensitive);
  }

  @Override
  public ChannelFuture writeData(
      ChannelHandlerContext ctx,
      int streamId,
      ByteBuf data,
      int padding,
      boolean endStream,
      ChannelPromise promise) {
    int length = data.readableBytes();
    if (length > SMALL_BYTES || padding > 0) {
      return super.writeData(ctx, streamId, data, padding, endStream, promise);
    }
    ByteBuf frame = ctx.alloc().buffer(Http2CodecUtil.FRAME_HEADER_LENGTH + length);
    Http2Flags flags = new Http2Flags().endOfStream(endStream);
    Http2CodecUtil.writeFrameHeader(frame, length, Http2FrameTypes.DATA, flags, streamId);
    frame.writeBytes(data);
    data.release();
    return ctx.write(frame, promise);
  }
}
