package chat.transport;

import static chat.transport.RawPeer.END_HEADERS;
import static chat.transport.RawPeer.END_STREAM;
import static chat.transport.RawPeer.HEADERS;
import static org.assertj.core.api.Assertions.assertThat;

import akka.NotUsed;
import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpEntity.ChunkStreamPart;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.Trailer;
import akka.http.javadsl.model.headers.RawHeader;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.netty.handler.codec.http2.Http2Error;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How a response reaches its peer. */
class ResponseExchangeTest extends Exchange {
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
            HttpResponse.create().addHeader(RawHeader.create("grpc-message", "unlike all others")));

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
