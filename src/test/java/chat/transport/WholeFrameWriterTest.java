package chat.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.Http2FrameWriter;
import io.netty.handler.codec.http2.Http2HeadersEncoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeFrameWriterTest {
  private final Http2FrameWriter netty = new DefaultHttp2FrameWriter();
  private final Http2FrameWriter ours = new WholeFrameWriter(Http2HeadersEncoder.NEVER_SENSITIVE);

  @ParameterizedTest
  @CsvSource({
    "0, 0, true, 1",
    "100, 0, false, 1",
    "1024, 0, true, 1",
    "1025, 0, false, 2",
    "100, 5, false, 3",
    "40000, 0, true, 6"
  })
  void theBytesAreThoseOfNettyAndSmallFramesAreOneBuffer(
      int length, int padding, boolean end, int buffers) {
    List<ByteBuf> written = write(ours, length, padding, end);
    assertThat(bytes(written)).isEqualTo(bytes(write(netty, length, padding, end)));
    assertThat(written).hasSize(buffers);
  }

  private static List<ByteBuf> write(
      Http2FrameWriter writer, int length, int padding, boolean end) {
    ChannelInboundHandlerAdapter any = new ChannelInboundHandlerAdapter();
    EmbeddedChannel channel = new EmbeddedChannel(any);
    ChannelHandlerContext ctx = channel.pipeline().context(any);
    ByteBuf data = Unpooled.buffer().writeZero(length);
    writer.writeData(ctx, 3, data, padding, end, channel.newPromise());
    channel.flush();
    List<ByteBuf> written = new ArrayList<>();
    for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
      written.add(next);
    }
    return written;
  }

  private static String bytes(List<ByteBuf> written) {
    return ByteBufUtil.hexDump(Unpooled.wrappedBuffer(written.toArray(ByteBuf[]::new)));
  }
}
