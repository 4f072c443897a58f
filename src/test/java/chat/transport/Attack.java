package chat.transport;

import static chat.transport.RawPeer.END_HEADERS;
import static chat.transport.RawPeer.END_STREAM;
import static chat.transport.RawPeer.GOAWAY;
import static chat.transport.RawPeer.HEADERS;
import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import io.netty.handler.codec.http2.Http2Error;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What tests of limits share: a peer that breaks one, and a bystander that must notice nothing.
 * Requests for {@code /test} are never answered, all others at once.
 */
abstract class Attack {
  static final TransportSettings LIMITS = TransportSettings.DEFAULT;

  final ServerFixture fixture = newFixture();
  RawPeer bystander;
  RawPeer peer;
  private int nextStream = 101;

  ServerFixture newFixture() {
    return new ServerFixture();
  }

  TransportSettings settings() {
    return LIMITS;
  }

  CompletionStage<HttpResponse> answer(HttpRequest request) {
    return request.getUri().path().equals("/test")
        ? new CompletableFuture<>()
        : CompletableFuture.completedFuture(HttpResponse.create());
  }

  @BeforeEach
  final void serve() throws Exception {
    fixture.serve(settings(), this::answer);
    bystander = fixture.rawPeer().greet();
    peer = fixture.rawPeer().greet();
  }

  @AfterEach
  final void othersNoticedNothing() throws Exception {
    try {
      assertIsServed(bystander);
    } finally {
      fixture.close();
    }
  }

  final void assertIsServed(RawPeer peer) throws IOException {
    int stream = nextStream;
    nextStream += 2;
    peer.send(HEADERS, END_HEADERS | END_STREAM, stream, get("/answer"));
    peer.await(frame -> frame.is(HEADERS) && frame.stream() == stream);
  }

  static byte[] get(String path) {
    return RawPeer.headers(":method", "GET", ":scheme", "http", ":path", path);
  }

  /** The peer reads why it is closed, and is; this is counted once. */
  final void assertClosed(TransportEvent event, Http2Error error) throws IOException {
    assertThat(peer.await(GOAWAY).errorCode()).isEqualTo((int) error.code());
    peer.awaitClose();
    assertThat(fixture.count(event)).isOne();
  }

  interface Sending {
    void once() throws IOException;
  }

  /** Sends that often, or until the server no longer wants it. */
  static void flood(Sending sending, int times) {
    try {
      for (int i = 0; i < times; i++) {
        sending.once();
      }
    } catch (IOException closed) {
      // The server had enough; the counter tells why.
    }
  }
}
