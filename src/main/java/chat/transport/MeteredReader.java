package chat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameReader;
import io.netty.handler.codec.http2.Http2FrameTypes;

/**
 * Looks at the head of each frame before Netty reads it, so that a flood is stopped before it
 * causes work, whatever stream it names: Netty tells of most frames late, and of some never.
 */
final class MeteredReader implements Http2FrameReader {
  private static final int HEAD_BYTES = 9;
  private static final int TYPE_AT = 3;
  private static final int FLAGS_AT = 4;

  private final Http2FrameReader delegate;
  private final FrameBudget budget;
  private final long maxBlockBytes;

  /** From the first byte that Netty has not read yet to the first head not looked at yet. */
  private int toNextHead;

  /** Netty has met an error that it does not come back from, and skips all that still comes. */
  private boolean skipping;

  private boolean headerBlock;
  private boolean lastOfBlock;
  private boolean incomplete;
  private long blockBytes;
  private int blocks;

  MeteredReader(Http2FrameReader delegate, FrameBudget budget, int maxHeaderListBytes) {
    this.delegate = delegate;
    this.budget = budget;
    maxBlockBytes = Http2CodecUtil.calculateMaxHeaderListSizeGoAway(maxHeaderListBytes);
  }

  @Override
  public void readFrame(ChannelHandlerContext ctx, ByteBuf in, Http2FrameListener listener)
      throws Http2Exception {
    if (budget.isExceeded()) {
      in.skipBytes(in.readableBytes());
      return;
    }
    if (!skipping) {
      meter(in);
    }
    int before = in.readerIndex();
    try {
      delegate.readFrame(ctx, in, listener);
    } finally {
      toNextHead -= in.readerIndex() - before;
      skipping |= toNextHead < 0;
    }
  }

  private void meter(ByteBuf in) throws Http2Exception {
    int readable = in.readableBytes();
    while (readable - toNextHead >= HEAD_BYTES) {
      int head = in.readerIndex() + toNextHead;
      int length = in.getUnsignedMedium(head);
      byte type = in.getByte(head + TYPE_AT);
      short flags = in.getUnsignedByte(head + FLAGS_AT);
      if (length > TransportSettings.MAX_FRAME_BYTES) {
        throw budget.exceed(TransportEvent.REFUSED_FRAME_TOO_LARGE, Http2Error.FRAME_SIZE_ERROR);
      }
      budget.received(type, flags, length);
      meterBlock(type, flags, length);
      toNextHead += HEAD_BYTES + length;
    }
    incomplete = toNextHead > readable;
  }

  private void meterBlock(byte type, short flags, int length) throws Http2Exception {
    if (type == Http2FrameTypes.HEADERS) {
      blockBytes = 0;
      blocks++;
    }
    headerBlock = type == Http2FrameTypes.HEADERS || type == Http2FrameTypes.CONTINUATION;
    if (headerBlock) {
      lastOfBlock = (flags & Http2Flags.END_HEADERS) != 0;
      blockBytes += length;
      if (blockBytes > maxBlockBytes) {
        throw budget.exceed(
            TransportEvent.REFUSED_HEADER_BLOCK_TOO_LARGE, Http2Error.ENHANCE_YOUR_CALM);
      }
    }
  }

  /** The header block that has begun and is not complete, as a number of its own; or 0. */
  int openBlock() {
    return headerBlock && (incomplete || !lastOfBlock) ? blocks : 0;
  }

  @Override
  public Configuration configuration() {
    return delegate.configuration();
  }

  @Override
  public void close() {
    delegate.close();
  }
}
