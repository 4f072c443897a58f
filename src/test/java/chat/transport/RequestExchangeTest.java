package chat.transport;

import static chat.transport.RawPeer.DATA;
import static chat.transport.RawPeer.END_HEADERS;
import static chat.transport.RawPeer.END_STREAM;
import static chat.transport.RawPeer.HEADERS;
import static chat.transport.RawPeer.PADDED;
import static chat.transport.RawPeer.RST_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.stream.javadsl.Sink;
import akka.util.ByteString;
import chat.Await;
import io.netty.handler.codec.http2.Http2Error;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How a request reaches its handler. */
class RequestExchangeTest extends Exchange {
  @Test
  void carriesWhatThePeerSent() throws Exception {
    RawPeer peer = serve(OK);

    peer.send(
        HEADERS,
        END_HEADERS,
        1,
        RawPeer.headers(
            ":method",
            "POST",
            ":scheme",
            "http",
            ":path",
            "/a/b?c=d",
            "content-type",
            "application/grpc",
            "x",
            "y"));
    peer.send(DATA, 0, 1, (byte) 'a').send(DATA, END_STREAM, 1, (byte) 'b');

    HttpRequest request = Await.result(seen);
    assertThat(request.method().value()).isEqualTo("POST");
    assertThat(request.getUri().toString()).isEqualTo("/a/b?c=d");
    assertThat(request.protocol().value()).isEqualTo("HTTP/2.0");
    assertThat(request.entity().getContentType().toString()).isEqualTo("application/grpc");
    assertThat(request.getHeader("content-type")).isEmpty();
    assertThat(request.getHeader("x").map(HttpHeader::value)).contains("y");
    assertThat(
            request
                .getAttribute(AttributeKeys.remoteAddress)
                .orElseThrow()
                .getAddress()
                .orElseThrow())
        .satisfies(address -> assertThat(address.isLoopbackAddress()).isTrue());
  }

  @Test
  void bodyIsWhatCameWithoutPadding() throws Exception {
    CompletableFuture<ByteString> body = new CompletableFuture<>();
    RawPeer peer =
        serve(
            request ->
                request
                    .entity()
                    .getDataBytes()
                    .runFold(ByteString.emptyByteString(), ByteString::concat, fixture.system)
                    .thenApply(
                        bytes -> {
                          body.complete(bytes);
                          return OK;
                        }));

    peer.request(1)
        .send(DATA, PADDED, 1, (byte) 1, (byte) 'a', (byte) 0)
        .send(DATA, END_STREAM, 1, (byte) 'b');

    assertThat(Await.result(body).utf8String()).isEqualTo("ab");
  }

  @Test
  void mayEndWithTrailers() throws Exception {
    RawPeer peer =
        serve(
            request ->
                request
                    .entity()
                    .getDataBytes()
                    .runWith(Sink.ignore(), fixture.system)
                    .thenApply(done -> OK));

    peer.request(1).send(HEADERS, END_HEADERS | END_STREAM, 1, RawPeer.headers("checksum", "1"));

    assertThat(awaitOn(1, peer).type()).isEqualTo(HEADERS);
  }

  @Test
  void withoutMethodOrPathOrWithAStrangeOneIsReset() throws Exception {
    RawPeer peer = serve(OK);
    String[][] malformed = {
      {":scheme", "http", ":path", "/"},
      {":method", "POST", ":scheme", "http"},
      {":method", "POST", ":scheme", "http", ":path", ""},
      {":method", "POST", ":scheme", "http", ":path", "no/slash"},
      {":method", "NO SUCH", ":scheme", "http", ":path", "/"},
      {":method", "POST", ":scheme", "http", ":path", "/", ":strange", "x"},
      {":method", "POST", ":scheme", "http", "x", "y", ":path", "/"},
      {":method", "POST", ":scheme", "http", ":path", "/", "content-type", "???"},
    };

    int stream = 1;
    for (String[] headers : malformed) {
      peer.send(HEADERS, END_HEADERS | END_STREAM, stream, RawPeer.headers(headers));
      int awaited = stream;
      RawPeer.Frame reset = peer.await(frame -> frame.is(RST_STREAM) && frame.stream() == awaited);
      assertThat(reset.errorCode())
          .as(String.join(" ", headers))
          .isEqualTo((int) Http2Error.PROTOCOL_ERROR.code());
      stream += 2;
    }

    peer.request(stream);
    assertThat(awaitOn(stream, peer).type()).isEqualTo(HEADERS);
    assertThat(fixture.count(TransportEvent.REFUSED_PROTOCOL_ERROR)).isEqualTo(malformed.length);
  }

  @Test
  void nobodyWantsIsTakenAndThrownAway() throws Exception {
    RawPeer peer =
        serve(
            request -> {
              request.entity().getDataBytes().runWith(Sink.cancelled(), fixture.system);
              return new CompletableFuture<>();
            });
    peer.request(1);

    // Several windows full: this blocks for ever if the window is not given back.
    byte[] padded = new byte[1000];
    padded[0] = (byte) 255;
    int sent = 0;
    int window = TransportSettings.DEFAULT.streamWindowBytes();
    int total = 10 * window;
    while (sent < total) {
      while (window < 1000) {
        window +=
            peer.await(frame -> frame.is(RawPeer.WINDOW_UPDATE) && frame.stream() == 1)
                .payload()
                .getInt();
      }
      peer.send(DATA, PADDED, 1, padded);
      window -= 1000;
      sent += 1000;
    }

    peer.request(3);
    Await.until("the connection lives on", () -> fixture.count(TransportEvent.STREAM_OPENED) == 2);
  }
}
