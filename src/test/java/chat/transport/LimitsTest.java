package chat.transport;

import static chat.transport.RawPeer.CONTINUATION;
import static chat.transport.RawPeer.DATA;
import static chat.transport.RawPeer.END_HEADERS;
import static chat.transport.RawPeer.END_STREAM;
import static chat.transport.RawPeer.GOAWAY;
import static chat.transport.RawPeer.HEADERS;
import static chat.transport.RawPeer.PING;
import static chat.transport.RawPeer.PRIORITY;
import static chat.transport.RawPeer.RST_STREAM;
import static chat.transport.RawPeer.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpResponse;
import io.netty.handler.codec.http2.Http2Error;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every limit of a connection: who breaks it loses it and raises its counter, and nobody else
 * notices.
 */
class LimitsTest {
  private static final TransportSettings LIMITS = TransportSettings.DEFAULT;

  private final ServerFixture fixture = new ServerFixture();
  private RawPeer bystander;
  private RawPeer peer;

  @BeforeEach
  void serve() throws Exception {
    fixture.serve(
        LIMITS,
        request ->
            request.getUri().path().equals("/test")
                ? new CompletableFuture<>()
                : CompletableFuture.completedFuture(HttpResponse.create()));
    bystander = fixture.rawPeer().greet();
    peer = fixture.rawPeer().greet();
  }

  @AfterEach
  void othersNoticedNothing() throws Exception {
    try {
      bystander.send(
          HEADERS,
          END_HEADERS | END_STREAM,
          1,
          RawPeer.headers(":method", "GET", ":scheme", "http", ":path", "/answer"));
      bystander.await(frame -> frame.is(HEADERS) && frame.stream() == 1);
    } finally {
      fixture.close();
    }
  }

  @Test
  void frameTooLarge() throws Exception {
    peer.request(1).sendWithLength(16_385, DATA, 0, 1);

    assertThat(peer.await(GOAWAY).errorCode()).isEqualTo((int) Http2Error.FRAME_SIZE_ERROR.code());
    peer.awaitClose();
    fixture.awaitCount(TransportEvent.REFUSED_FRAME_TOO_LARGE, 1);
  }

  @Test
  void headersTooLarge() throws Exception {
    peer.send(HEADERS, END_HEADERS | END_STREAM, 1, postWith(LIMITS.maxHeaderListBytes()));

    peer.await(RST_STREAM);
    fixture.awaitCount(TransportEvent.REFUSED_HEADERS_TOO_LARGE, 1);
  }

  @Test
  void headersFarTooLarge() throws Exception {
    peer.send(HEADERS, 0, 1, postWith(15_000));

    assertThat(peer.await(GOAWAY).errorCode()).isEqualTo((int) Http2Error.PROTOCOL_ERROR.code());
    fixture.awaitCount(TransportEvent.REFUSED_PROTOCOL_ERROR, 1);
  }

  private static byte[] postWith(int bytes) {
    return RawPeer.headers(
        ":method", "POST", ":scheme", "http", ":path", "/test", "x", "y".repeat(bytes));
  }

  @Test
  void tinyContinuations() throws Exception {
    peer.send(HEADERS, 0, 1, RawPeer.post());
    flood(() -> peer.send(CONTINUATION, 0, 1, RawPeer.headers("x", "y")), 1_000);

    fixture.awaitCount(TransportEvent.REFUSED_FRAGMENT_FLOOD, 1);
    peer.awaitClose();
  }

  @Test
  void emptyContinuations() throws Exception {
    peer.send(HEADERS, 0, 1, RawPeer.post());
    flood(() -> peer.send(CONTINUATION, 0, 1), 1_000);

    fixture.awaitCount(TransportEvent.REFUSED_FRAGMENT_FLOOD, 1);
    peer.awaitClose();
  }

  @Test
  void emptyData() throws Exception {
    peer.request(1);
    flood(() -> peer.send(DATA, 0, 1), 1_000);

    fixture.awaitCount(TransportEvent.REFUSED_FRAGMENT_FLOOD, 1);
    peer.awaitClose();
  }

  @Test
  void rapidResets() throws Exception {
    int[] stream = {1};
    flood(
        () -> {
          peer.request(stream[0]).reset(stream[0], (int) Http2Error.CANCEL.code());
          stream[0] += 2;
        },
        LIMITS.maxResetsPerWindow() + 1);

    fixture.awaitCount(TransportEvent.REFUSED_RESET_FLOOD, 1);
    peer.awaitClose();
    assertThat(fixture.count(TransportEvent.STREAM_RESET_BY_PEER))
        .isEqualTo(LIMITS.maxResetsPerWindow());
  }

  @Test
  void provokedResets() throws Exception {
    int[] stream = {1};
    flood(
        () -> {
          peer.send(
              HEADERS, END_HEADERS | END_STREAM, stream[0], RawPeer.headers(":method", "GET"));
          stream[0] += 2;
        },
        LIMITS.maxResetsPerWindow() + 1);

    fixture.awaitCount(TransportEvent.REFUSED_ANSWER_FLOOD, 1);
    peer.awaitClose();
  }

  @Test
  void pings() throws Exception {
    flood(() -> peer.send(PING, 0, 0, new byte[8]), LIMITS.maxControlFramesPerWindow() + 1);

    fixture.awaitCount(TransportEvent.REFUSED_CONTROL_FLOOD, 1);
    peer.awaitClose();
  }

  @Test
  void settings() throws Exception {
    flood(() -> peer.send(SETTINGS, 0, 0), LIMITS.maxControlFramesPerWindow() + 1);

    fixture.awaitCount(TransportEvent.REFUSED_CONTROL_FLOOD, 1);
    peer.awaitClose();
  }

  @Test
  void priorities() throws Exception {
    peer.request(1);
    flood(
        () -> peer.send(PRIORITY, 0, 1, (byte) 0, (byte) 0, (byte) 0, (byte) 3, (byte) 1),
        LIMITS.maxControlFramesPerWindow() + 1);

    fixture.awaitCount(TransportEvent.REFUSED_CONTROL_FLOOD, 1);
    peer.awaitClose();
  }

  @Test
  void framesOfUnknownKind() throws Exception {
    peer.request(1);
    flood(() -> peer.send(77, 0, 1), LIMITS.maxControlFramesPerWindow() + 1);

    fixture.awaitCount(TransportEvent.REFUSED_CONTROL_FLOOD, 1);
    peer.awaitClose();
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

    peer.await(RST_STREAM);
    fixture.awaitCount(TransportEvent.REFUSED_PROTOCOL_ERROR, 1);
  }

  @Test
  void http1IsNotSpoken() throws Exception {
    RawPeer browser = fixture.rawPeer();
    browser.sendRaw("GET / HTTP/1.1\r\nHost: x\r\n\r\n");

    browser.awaitClose();
    fixture.awaitCount(TransportEvent.REFUSED_PROTOCOL_ERROR, 1);
  }

  private interface Sending {
    void once() throws IOException;
  }

  /** Sends that often, or until the server no longer wants it. */
  private static void flood(Sending sending, int times) {
    try {
      for (int i = 0; i < times; i++) {
        sending.once();
      }
    } catch (IOException closed) {
      // The server had enough; the counter tells why.
    }
  }
}
