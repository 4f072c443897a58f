package chat.transport;

import static chat.transport.RawPeer.DATA;
import static chat.transport.RawPeer.END_HEADERS;
import static chat.transport.RawPeer.END_STREAM;
import static chat.transport.RawPeer.HEADERS;
import static chat.transport.RawPeer.PADDED;
import static chat.transport.RawPeer.RST_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import akka.NotUsed;
import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpEntity.ChunkStreamPart;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.Trailer;
import akka.http.javadsl.model.headers.RawHeader;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.netty.handler.codec.http2.Http2Error;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One request and its response, frame by frame. */
class ExchangeTest {
  private static final ByteString HELLO = ByteString.fromString("hello");
  private static final HttpResponse OK = HttpResponse.create().withEntity(HELLO);

  private final ServerFixture fixture = new ServerFixture();
  private final CompletableFuture<HttpRequest> seen = new CompletableFuture<>();

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  private RawPeer serve(
      akka.japi.function.Function<HttpRequest, CompletionStage<HttpResponse>> handler)
      throws Exception {
    fixture.serve(TransportSettings.DEFAULT, handler);
    return fixture.rawPeer().greet();
  }

  private RawPeer serve(HttpResponse response) throws Exception {
    return serve(
        request -> {
          seen.complete(request);
          return CompletableFuture.completedFuture(response);
        });
  }

  private static RawPeer.Frame awaitOn(int stream, RawPeer peer) throws Exception {
    return peer.await(
        frame ->
            frame.stream() == stream
                && (frame.is(HEADERS) || frame.is(DATA) || frame.is(RST_STREAM)));
  }

  private static String text(RawPeer.Frame frame) {
    return StandardCharsets.ISO_8859_1.decode(frame.payload().duplicate()).toString();
  }

  @Nested
  class Request {
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
        RawPeer.Frame reset =
            peer.await(frame -> frame.is(RST_STREAM) && frame.stream() == awaited);
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
      Await.until(
          "the connection lives on", () -> fixture.count(TransportEvent.STREAM_OPENED) == 2);
    }
  }

  @Nested
  class Response {
    @Test
    void strictWithoutBodyIsOneFrame() throws Exception {
      RawPeer peer = serve(HttpResponse.create().withStatus(StatusCodes.NOT_FOUND));
      peer.send(HEADERS, END_HEADERS | END_STREAM, 1, RawPeer.post());

      RawPeer.Frame head = awaitOn(1, peer);

      assertThat(head.is(HEADERS)).isTrue();
      assertThat(head.endsStream()).isTrue();
    }

    @Test
    void strictWithTrailersAsAttribute() throws Exception {
      Trailer trailer = Trailer.create().addHeader(RawHeader.create("Grpc-Status", "0"));
      RawPeer peer = serve(OK.addAttribute(AttributeKeys.trailer, trailer));
      peer.send(HEADERS, END_HEADERS | END_STREAM, 1, RawPeer.post());

      assertThat(awaitOn(1, peer).is(HEADERS)).isTrue();
      assertThat(text(awaitOn(1, peer))).isEqualTo("hello");
      RawPeer.Frame trailers = awaitOn(1, peer);
      assertThat(trailers.is(HEADERS)).isTrue();
      assertThat(trailers.endsStream()).isTrue();
    }

    @Test
    void chunkedWithTrailersInTheLastChunk() throws Exception {
      RawPeer peer =
          serve(
              chunked(
                  Source.from(
                      List.of(
                          ChunkStreamPart.create(HELLO),
                          ChunkStreamPart.createLast(
                              "", List.of(RawHeader.create("grpc-status", "0")))))));
      peer.send(HEADERS, END_HEADERS | END_STREAM, 1, RawPeer.post());

      assertThat(awaitOn(1, peer).endsStream()).isFalse();
      assertThat(text(awaitOn(1, peer))).isEqualTo("hello");
      RawPeer.Frame trailers = awaitOn(1, peer);
      assertThat(trailers.is(HEADERS)).isTrue();
      assertThat(trailers.endsStream()).isTrue();
    }

    @Test
    void chunkedWithTrailersOnly() throws Exception {
      RawPeer peer =
          serve(
              chunked(
                  Source.single(
                      ChunkStreamPart.createLast(
                          "", List.of(RawHeader.create("grpc-status", "5"))))));
      peer.send(HEADERS, END_HEADERS | END_STREAM, 1, RawPeer.post());

      assertThat(awaitOn(1, peer).is(HEADERS)).isTrue();
      RawPeer.Frame trailers = awaitOn(1, peer);
      assertThat(trailers.is(HEADERS)).isTrue();
      assertThat(trailers.endsStream()).isTrue();
    }

    @Test
    void ofUnknownLengthEndsWithItsSource() throws Exception {
      RawPeer peer =
          serve(
              HttpResponse.create()
                  .withEntity(
                      HttpEntities.createCloseDelimited(
                          ContentTypes.APPLICATION_OCTET_STREAM,
                          Source.from(List.of(HELLO, ByteString.emptyByteString(), HELLO)))));
      peer.send(HEADERS, END_HEADERS | END_STREAM, 1, RawPeer.post());

      StringBuilder body = new StringBuilder();
      RawPeer.Frame frame = awaitOn(1, peer);
      while (!frame.endsStream()) {
        frame = awaitOn(1, peer);
        body.append(text(frame));
      }
      assertThat(body).hasToString("hellohello");
    }

    @Test
    void beforeTheRequestEndedStopsTheRequest() throws Exception {
      RawPeer peer = serve(OK);
      peer.request(1);

      RawPeer.Frame frame = awaitOn(1, peer);
      while (!frame.endsStream()) {
        frame = awaitOn(1, peer);
      }

      assertThat(awaitOn(1, peer).errorCode()).isEqualTo((int) Http2Error.NO_ERROR.code());
    }

    @Test
    void whoseSourceFailsIsReset() throws Exception {
      RawPeer peer = serve(chunked(Source.failed(new IllegalStateException("on purpose"))));
      peer.request(1);

      assertThat(awaitOn(1, peer).is(HEADERS)).isTrue();
      assertThat(awaitOn(1, peer).errorCode()).isEqualTo((int) Http2Error.INTERNAL_ERROR.code());
      assertThat(fixture.count(TransportEvent.STREAM_RESET_BY_US)).isOne();
    }

    @Test
    void textsAreNotKeptForLaterResponses() throws Exception {
      RawPeer peer =
          serve(
              HttpResponse.create()
                  .addHeader(RawHeader.create("grpc-message", "unlike all others")));

      peer.send(HEADERS, END_HEADERS | END_STREAM, 1, RawPeer.post());
      int first = awaitOn(1, peer).payload().remaining();
      peer.send(HEADERS, END_HEADERS | END_STREAM, 3, RawPeer.post());
      int second = awaitOn(3, peer).payload().remaining();

      // From HPACK's table it would come as one byte.
      assertThat(second).isEqualTo(first);
    }

    @Test
    void whoseTrailersCannotBeSentIsReset() throws Exception {
      RawPeer peer =
          serve(
              chunked(
                  Source.single(
                      ChunkStreamPart.createLast("", List.of(RawHeader.create("no name", "x"))))));
      peer.request(1);

      assertThat(awaitOn(1, peer).is(HEADERS)).isTrue();
      assertThat(awaitOn(1, peer).errorCode()).isEqualTo((int) Http2Error.INTERNAL_ERROR.code());
    }

    @Test
    void thatNeverComesBecauseTheHandlerFailsIs500() throws Exception {
      RawPeer peer =
          serve(
              request -> {
                if (request.getUri().path().equals("/test")) {
                  throw new IllegalStateException("on purpose");
                }
                return CompletableFuture.completedFuture(OK);
              });
      peer.send(HEADERS, END_HEADERS | END_STREAM, 1, RawPeer.post());

      RawPeer.Frame head = awaitOn(1, peer);
      assertThat(head.endsStream()).isTrue();
      // HPACK's static table has ":status: 500" at 14.
      assertThat(head.payload().get(0)).isEqualTo((byte) (0x80 | 14));
      assertThat(fixture.count(TransportEvent.HANDLER_FAILED)).isOne();
    }

    @Test
    void whoseHeadersCannotBeSentIs500() throws Exception {
      RawPeer peer = serve(OK.addHeader(RawHeader.create("no name", "x")));
      peer.send(HEADERS, END_HEADERS | END_STREAM, 1, RawPeer.post());

      assertThat(awaitOn(1, peer).payload().get(0)).isEqualTo((byte) (0x80 | 14));
    }

    /** Akka HTTP's Java API cannot make an entity of chunks; Akka gRPC uses the Scala one too. */
    private HttpResponse chunked(Source<ChunkStreamPart, NotUsed> chunks) {
      return HttpResponse.create()
          .withEntity(
              new akka.http.scaladsl.model.HttpEntity.Chunked(
                  (akka.http.scaladsl.model.ContentType) ContentTypes.APPLICATION_OCTET_STREAM,
                  chunks
                      .map(part -> (akka.http.scaladsl.model.HttpEntity.ChunkStreamPart) part)
                      .mapMaterializedValue(notUsed -> (Object) notUsed)
                      .asScala()));
    }
  }

  @Nested
  class Cancellation {
    private final CompletableFuture<Throwable> requestEnd = new CompletableFuture<>();
    private final CompletableFuture<Done> responseCancelled = new CompletableFuture<>();

    /** A response that never ends, to a request that never ends. */
    private CompletionStage<HttpResponse> endless(HttpRequest request) {
      request
          .entity()
          .getDataBytes()
          .runWith(Sink.ignore(), fixture.system)
          .whenComplete((done, failure) -> requestEnd.complete(failure));
      Source<ByteString, NotUsed> body =
          Source.<ByteString>maybe()
              .prepend(Source.single(HELLO))
              .watchTermination(
                  (ignored, done) -> {
                    done.whenComplete((ok, failure) -> responseCancelled.complete(ok));
                    return NotUsed.getInstance();
                  });
      return CompletableFuture.completedFuture(
          HttpResponse.create()
              .withEntity(HttpEntities.createChunked(ContentTypes.APPLICATION_OCTET_STREAM, body)));
    }

    @Test
    void resetByThePeerEndsBothBodies() throws Exception {
      RawPeer peer = serve(this::endless);
      peer.request(1);
      awaitOn(1, peer);

      peer.reset(1, (int) Http2Error.CANCEL.code());

      assertThat(Await.result(requestEnd)).hasMessageContaining("CANCEL");
      Await.result(responseCancelled);
      assertThat(fixture.count(TransportEvent.STREAM_RESET_BY_PEER)).isOne();
    }

    @Test
    void lostConnectionEndsBothBodiesAndCompletesClosed() throws Exception {
      RawPeer peer = serve(this::endless);
      peer.request(1);
      awaitOn(1, peer);
      Connection connection = fixture.connections.take();
      assertThat(connection.closed().toCompletableFuture()).isNotDone();

      peer.crash();

      assertThat(Await.result(requestEnd)).isNotNull();
      Await.result(responseCancelled);
      Await.result(connection.closed());
      assertThat(fixture.count(TransportEvent.CONNECTION_CLOSED)).isOne();
    }

    @Test
    void ofAPeerThatLeftBeforeTheAnswerEndsTheAnswer() throws Exception {
      CompletableFuture<HttpResponse> late = new CompletableFuture<>();
      CompletableFuture<HttpRequest> called = new CompletableFuture<>();
      RawPeer peer =
          serve(
              request -> {
                called.complete(request);
                return late;
              });
      peer.request(1);
      HttpRequest request = Await.result(called);
      peer.crash();
      Await.result(fixture.connections.take().closed());

      late.complete(Await.result(endless(request)));

      Await.result(responseCancelled);
    }
  }
}
