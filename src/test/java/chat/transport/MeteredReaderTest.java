package chat.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.Http2FrameListener;
import org.junit.jupiter.api.Test;

class MeteredReaderTest {
  /** As Netty's reader after an error: it skips all that comes, also the beginning of a frame. */
  private static final class Skipping extends DefaultHttp2FrameReader {
    @Override
    public void readFrame(ChannelHandlerContext ctx, ByteBuf in, Http2FrameListener listener) {
      in.skipBytes(in.readableBytes());
    }
  }

  private final FrameBudget budget = new FrameBudget(TransportSettings.DEFAULT, System::nanoTime);

  @Test
  void whatFollowsABreachIsNotLookedAt() throws Exception {
    try (Skipping netty = new Skipping()) {
      MeteredReader reader = new MeteredReader(netty, budget, 8_192);
      ByteBuf halfAHead = Unpooled.wrappedBuffer(new byte[3]);
      ByteBuf more = Unpooled.wrappedBuffer(new byte[13]);

      reader.readFrame(null, halfAHead, null);
      reader.readFrame(null, more, null);

      assertThat(more.isReadable()).isFalse();
      assertThat(budget.isExceeded()).isFalse();
    }
  }
}
