package chat.transport;

import static chat.transport.RawPeer.DATA;
import static chat.transport.RawPeer.GOAWAY;
import static chat.transport.RawPeer.RST_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.Http2Error;
import org.junit.jupiter.api.Test;

/** Limits that a single frame can break, or a stream of its own. */
class LimitsTest extends Attack {
  @Test
  void frameTooLarge() throws Exception {
    peer.request(1).sendWithLength(16_385, DATA, 0, 1);

    assertClosed(TransportEvent.REFUSED_FRAME_TOO_LARGE, Http2Error.FRAME_SIZE_ERROR);
  }

  @Test
  void frameOfSixteenMebibytes() throws Exception {
    peer.request(1).sendWithLength((1 << 24) - 1, DATA, 0, 1, new byte[10_000]);

    assertClosed(TransportEvent.REFUSED_FRAME_TOO_LARGE, Http2Error.FRAME_SIZE_ERROR);
  }

  @Test
  void oneStreamTooMany() throws Exception {
    int last = 2 * LIMITS.maxConcurrentStreams() + 1;
    for (int stream = 1; stream <= last; stream += 2) {
      peer.request(stream);
    }

    RawPeer.Frame reset = peer.await(RST_STREAM);
    assertThat(reset.stream()).isEqualTo(last);
    assertThat(reset.errorCode()).isEqualTo((int) Http2Error.REFUSED_STREAM.code());
    fixture.awaitCount(TransportEvent.REFUSED_STREAM, 1);
    fixture.awaitCount(TransportEvent.STREAM_OPENED, LIMITS.maxConcurrentStreams());
  }

  @Test
  void dataBeyondTheWindow() throws Exception {
    peer.request(1);
    flood(() -> peer.send(DATA, 0, 1, new byte[16_384]), LIMITS.streamWindowBytes() / 16_384 + 1);

    assertThat(peer.await(RST_STREAM).errorCode())
        .isEqualTo((int) Http2Error.FLOW_CONTROL_ERROR.code());
    fixture.awaitCount(TransportEvent.REFUSED_PROTOCOL_ERROR, 1);
  }

  @Test
  void http1IsNotSpoken() throws Exception {
    RawPeer browser = fixture.rawPeer();
    browser.sendRaw("GET / HTTP/1.1\r\nHost: x\r\n\r\n");

    assertThat(browser.await(GOAWAY).errorCode()).isEqualTo((int) Http2Error.PROTOCOL_ERROR.code());
    browser.awaitClose();
    fixture.awaitCount(TransportEvent.REFUSED_PROTOCOL_ERROR, 1);
  }

  /** Else it could be heard no more: what is unread when a socket closes makes that a reset. */
  @Test
  void whatIsUnreadDoesNotHideTheReason() throws Exception {
    peer.request(1).sendWithLength(16_385, DATA, 0, 1);
    flood(() -> peer.send(DATA, 0, 1, new byte[16_384]), 20);

    assertClosed(TransportEvent.REFUSED_FRAME_TOO_LARGE, Http2Error.FRAME_SIZE_ERROR);
  }
}
