package chat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Stands before TLS and limits what a peer sends for TLS's own sake: asking for new keys costs us
 * work, and HTTP/2's limits see nothing of it.
 */
final class TlsBudget extends ChannelInboundHandlerAdapter {
  /**
   * Around one frame without payload (9 bytes) TLS puts up to 29; who sends more than this many
   * times what it has to say does not talk HTTP/2.
   */
  private static final int MAX_EXPANSION = 5;

  /** For records that are not complete yet, and new keys now and then. */
  private static final int SLACK_BYTES = 64 * 1024;

  private final TransportCounters counters;
  private boolean begun;
  private long windowStart;
  private long spent;

  TlsBudget(TransportCounters counters) {
    this.counters = counters;
  }

  /** The handshake, which has limits of its own, is over. */
  void begin() {
    begun = true;
    windowStart = System.nanoTime();
    spent = 0;
  }

  /** So many bytes came out of TLS. */
  void received(int bytes) {
    spent -= (long) MAX_EXPANSION * bytes;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object encrypted) {
    spent += ((ByteBuf) encrypted).readableBytes();
    ctx.fireChannelRead(encrypted);
    if (begun && exceeded()) {
      begun = false;
      counters.count(TransportEvent.REFUSED_TLS_FLOOD);
      ctx.close();
    }
  }

  private boolean exceeded() {
    long now = System.nanoTime();
    if (now - windowStart >= TransportSettings.FLOOD_WINDOW.toNanos()) {
      windowStart = now;
      spent = 0;
    }
    // What was said before buys nothing later.
    spent = Math.max(spent, 0);
    return spent > SLACK_BYTES;
  }
}
