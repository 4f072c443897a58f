package chat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;

/**
 * Refuses header blocks that resize HPACK's table again and again: each time costs the peer some
 * bytes and us a new table.
 */
final class HeaderBlockDecoder extends DefaultHttp2HeadersDecoder {
  /** RFC 7541, 4.2: the smallest size since the last block, then the size from now on. */
  private static final int MAX_SIZE_UPDATES = 2;

  private static final int KIND_MASK = 0b1110_0000;
  private static final int SIZE_UPDATE = 0b0010_0000;
  private static final int PREFIX_MASK = 0b0001_1111;

  private final FrameBudget budget;

  HeaderBlockDecoder(int maxHeaderListBytes, FrameBudget budget) {
    super(true, maxHeaderListBytes);
    this.budget = budget;
  }

  @Override
  public Http2Headers decodeHeaders(int streamId, ByteBuf block) throws Http2Exception {
    if (sizeUpdates(block) > MAX_SIZE_UPDATES) {
      throw budget.exceed(TransportEvent.REFUSED_TABLE_SIZE_FLOOD, Http2Error.COMPRESSION_ERROR);
    }
    return super.decodeHeaders(streamId, block);
  }

  /** How many are at the beginning, where alone they may be; no need to count on past the limit. */
  private static int sizeUpdates(ByteBuf block) {
    int updates = 0;
    int at = block.readerIndex();
    while (at < block.writerIndex()
        && (block.getByte(at) & KIND_MASK) == SIZE_UPDATE
        && updates <= MAX_SIZE_UPDATES) {
      updates++;
      boolean longer = (block.getByte(at++) & PREFIX_MASK) == PREFIX_MASK;
      while (longer && at < block.writerIndex()) {
        longer = block.getByte(at++) < 0;
      }
    }
    return updates;
  }
}
