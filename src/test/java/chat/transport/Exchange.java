package chat.transport;

import static chat.transport.RawPeer.DATA;
import static chat.transport.RawPeer.HEADERS;
import static chat.transport.RawPeer.RST_STREAM;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.util.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;

/** What tests of one request and its response, frame by frame, share. */
abstract class Exchange {
  static final ByteString HELLO = ByteString.fromString("hello");
  static final HttpResponse OK = HttpResponse.create().withEntity(HELLO);

  final ServerFixture fixture = new ServerFixture();
  final CompletableFuture<HttpRequest> seen = new CompletableFuture<>();

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  final RawPeer serve(
      akka.japi.function.Function<HttpRequest, CompletionStage<HttpResponse>> handler)
      throws Exception {
    fixture.serve(TransportSettings.DEFAULT, handler);
    return fixture.rawPeer().greet();
  }

  final RawPeer serve(HttpResponse response) throws Exception {
    return serve(
        request -> {
          seen.complete(request);
          return CompletableFuture.completedFuture(response);
        });
  }

  static RawPeer.Frame awaitOn(int stream, RawPeer peer) throws Exception {
    return peer.await(
        frame ->
            frame.stream() == stream
                && (frame.is(HEADERS) || frame.is(DATA) || frame.is(RST_STREAM)));
  }

  static String text(RawPeer.Frame frame) {
    return StandardCharsets.ISO_8859_1.decode(frame.payload().duplicate()).toString();
  }
}
