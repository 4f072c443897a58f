package chat.transport;

import static chat.transport.RawPeer.CONTINUATION;
import static chat.transport.RawPeer.END_HEADERS;
import static chat.transport.RawPeer.END_STREAM;
import static chat.transport.RawPeer.HEADERS;
import static chat.transport.RawPeer.RST_STREAM;
import static chat.transport.RawPeer.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Header blocks that are too large, too many pieces, too slow, or much when unpacked. */
class HeaderBlockTest extends Attack {
  private static final int WHOLE = END_HEADERS | END_STREAM;

  /** HPACK: the first entry of the peer's own table. */
  private static final byte OWN_ENTRY = (byte) 0xbe;

  @Override
  TransportSettings settings() {
    return Tuning.of(limits -> limits.headerBlockTimeout = Duration.ofMillis(200));
  }

  private static byte[] postWith(int bytes) {
    return RawPeer.headers(
        ":method", "POST", ":scheme", "http", ":path", "/test", "x", "y".repeat(bytes));
  }

  @Test
  void tooLargeForOneRequest() throws Exception {
    peer.send(HEADERS, WHOLE, 1, postWith(LIMITS.maxHeaderListBytes()));

    assertThat(peer.await(HEADERS).stream()).isOne();
    assertThat(peer.await(RST_STREAM).stream()).isOne();
    fixture.awaitCount(TransportEvent.REFUSED_HEADERS_TOO_LARGE, 1);
    assertIsServed(peer);
  }

  @Test
  void farTooLarge() throws Exception {
    peer.send(HEADERS, 0, 1, postWith(15_000));

    assertClosed(TransportEvent.REFUSED_HEADER_BLOCK_TOO_LARGE, Http2Error.ENHANCE_YOUR_CALM);
  }

  @Test
  void fullContinuations() throws Exception {
    peer.send(HEADERS, 0, 1, RawPeer.post());
    flood(() -> peer.send(CONTINUATION, 0, 1, new byte[16_384]), 8);

    assertClosed(TransportEvent.REFUSED_HEADER_BLOCK_TOO_LARGE, Http2Error.ENHANCE_YOUR_CALM);
  }

  @Test
  void tinyContinuations() throws Exception {
    peer.send(HEADERS, 0, 1, RawPeer.post());
    flood(() -> peer.send(CONTINUATION, 0, 1, RawPeer.headers("x", "y")), 127);

    assertClosed(TransportEvent.REFUSED_CONTINUATION_FLOOD, Http2Error.ENHANCE_YOUR_CALM);
  }

  @Test
  void emptyContinuations() throws Exception {
    peer.send(HEADERS, 0, 1, RawPeer.post());
    flood(() -> peer.send(CONTINUATION, 0, 1), 127);

    assertClosed(TransportEvent.REFUSED_CONTINUATION_FLOOD, Http2Error.ENHANCE_YOUR_CALM);
  }

  @Test
  void peerThatDoesNotReadIsClosedToo() {
    flood(() -> peer.send(HEADERS, 0, 1, RawPeer.post()), 1);
    flood(() -> peer.send(CONTINUATION, 0, 1), 127);

    fixture.awaitCount(TransportEvent.CONNECTION_CLOSED, 1);
    assertThat(fixture.count(TransportEvent.REFUSED_CONTINUATION_FLOOD)).isOne();
  }

  @Test
  void someContinuationsAreServed() throws Exception {
    byte[] block = get("/answer");
    peer.send(HEADERS, END_STREAM, 1, Arrays.copyOf(block, 10))
        .send(CONTINUATION, 0, 1, Arrays.copyOfRange(block, 10, 20))
        .send(CONTINUATION, END_HEADERS, 1, Arrays.copyOfRange(block, 20, block.length));

    assertThat(peer.await(HEADERS).stream()).isOne();
  }

  @Test
  void continuationThatDoesNotCome() throws Exception {
    peer.send(HEADERS, WHOLE, 1, get("/answer")).await(HEADERS);
    peer.send(HEADERS, 0, 3, RawPeer.post());

    assertClosed(TransportEvent.REFUSED_HEADER_BLOCK_TOO_SLOW, Http2Error.ENHANCE_YOUR_CALM);
  }

  @Test
  void headersThatComeByteByByte() throws Exception {
    peer.send(HEADERS, WHOLE, 1, get("/answer")).await(HEADERS);
    byte[] block = RawPeer.post();
    peer.sendWithLength(block.length, HEADERS, WHOLE, 3, block[0]);

    assertClosed(TransportEvent.REFUSED_HEADER_BLOCK_TOO_SLOW, Http2Error.ENHANCE_YOUR_CALM);
  }

  @Test
  void unpacksToMuchMore() throws Exception {
    byte[] large = RawPeer.headers("x", "y".repeat(4_000));
    large[0] = 0x40; // HPACK: literal that goes into the table
    peer.send(HEADERS, WHOLE, 1, RawPeer.concat(get("/answer"), large)).await(HEADERS);
    byte[] references = new byte[8_000];
    Arrays.fill(references, OWN_ENTRY);

    peer.send(HEADERS, WHOLE, 3, RawPeer.concat(get("/answer"), references));

    assertThat(peer.await(RST_STREAM).stream()).isEqualTo(3);
    fixture.awaitCount(TransportEvent.REFUSED_HEADERS_TOO_LARGE, 1);
    assertIsServed(peer);
  }

  @Test
  void resizesTheTableOverAndOver() throws Exception {
    byte[] resizing = {0x20, 0x3f, (byte) 0xe1, 0x1f, 0x20};
    peer.send(HEADERS, WHOLE, 1, RawPeer.concat(resizing, get("/answer")));

    assertClosed(TransportEvent.REFUSED_TABLE_SIZE_FLOOD, Http2Error.COMPRESSION_ERROR);
  }

  @Test
  void resizingTheTableAsAllowedIsServed() throws Exception {
    byte[] resizing = {0x20, 0x3f, (byte) 0xe1, 0x1f};
    peer.send(HEADERS, WHOLE, 1, RawPeer.concat(resizing, get("/answer")));

    assertThat(peer.await(HEADERS).stream()).isOne();
  }

  @Test
  void ourTableStaysSmallWhateverThePeerAsksFor() throws Exception {
    ServerCodec codec = ServerCodec.create(LIMITS, new TransportCounters());
    EmbeddedChannel channel = new EmbeddedChannel(codec);
    byte[] fourGibibytes =
        ByteBuffer.allocate(6).putShort((short) 1).putInt((int) 0xffffffffL).array();

    channel.writeInbound(
        Http2CodecUtil.connectionPrefaceBuf(),
        Unpooled.wrappedBuffer(RawPeer.frame(SETTINGS, 0, 0, fourGibibytes)));

    assertThat(codec.encoder().configuration().headersConfiguration().maxHeaderTableSize())
        .isEqualTo(4_096);
    channel.finishAndReleaseAll();
  }
}
