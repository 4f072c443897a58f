package chat.transport;

import static chat.transport.RawPeer.DATA;
import static chat.transport.RawPeer.END_HEADERS;
import static chat.transport.RawPeer.END_STREAM;
import static chat.transport.RawPeer.HEADERS;
import static chat.transport.RawPeer.PING;
import static chat.transport.RawPeer.RST_STREAM;
import static chat.transport.RawPeer.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.netty.handler.codec.http2.Http2Error;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a peer may send because of our answers, and what if it does not read them. */
class AnsweredPeerTest extends Attack {
  private static final int CHUNK_BYTES = 1024;

  private final AtomicLong chunks = new AtomicLong();

  @Override
  CompletionStage<HttpResponse> answer(HttpRequest request) {
    return request.getUri().path().equals("/endless")
        ? CompletableFuture.completedFuture(endless())
        : super.answer(request);
  }

  private HttpResponse endless() {
    ByteString chunk = ByteString.fromArray(new byte[CHUNK_BYTES]);
    return HttpResponse.create()
        .withEntity(
            HttpEntities.createChunked(
                ContentTypes.APPLICATION_OCTET_STREAM,
                Source.repeat(chunk).wireTap(pulled -> chunks.incrementAndGet())));
  }

  /** The answers would pile up here. */
  @Test
  void whoDoesNotReadAnswersIsCutOff() throws Exception {
    peer.window(0, Integer.MAX_VALUE - 65_535);
    peer.send(SETTINGS, 0, 0, initialWindow(Integer.MAX_VALUE));
    peer.send(HEADERS, END_HEADERS | END_STREAM, 1, get("/endless"));
    peer.await(DATA);
    awaitStandstill();

    flood(() -> peer.send(PING, 0, 0, new byte[8]), 500);

    fixture.awaitCount(TransportEvent.REFUSED_UNREAD_ANSWERS, 1);
    fixture.awaitCount(TransportEvent.CONNECTION_CLOSED, 1);
  }

  /** Until the source is pulled no more, as everything on the way to the peer is full. */
  private void awaitStandstill() throws IOException {
    long before;
    do {
      before = chunks.get();
      for (int i = 0; i < 20; i++) {
        assertIsServed(bystander);
      }
    } while (chunks.get() != before);
  }

  private static byte[] initialWindow(int bytes) {
    return ByteBuffer.allocate(6).putShort((short) 4).putInt(bytes).array();
  }

  /** So do clients that look after their window with little thought. */
  @Test
  void whoGivesWindowBackForEachFrameIsServed() throws Exception {
    peer.send(HEADERS, END_HEADERS | END_STREAM, 1, get("/endless"));
    for (int frames = 0; frames < 20 * LIMITS.maxControlFramesPerWindow(); frames++) {
      int taken = peer.await(DATA).payload().remaining();
      peer.window(0, taken).window(1, taken);
    }

    assertIsServed(peer);
  }

  /** So do clients that measure the line all the time. */
  @Test
  void whoPingsForEachFrameIsServed() throws Exception {
    peer.send(HEADERS, END_HEADERS | END_STREAM, 1, get("/endless"));
    for (int frames = 0; frames < 5 * LIMITS.maxControlFramesPerWindow(); frames++) {
      int taken = peer.await(DATA).payload().remaining();
      peer.window(0, taken).window(1, taken).send(PING, 0, 0, new byte[8]);
    }

    assertIsServed(peer);
  }

  /** So do clients whose request the answer came before the end of. */
  @Test
  void whoResetsWhatWasAnsweredIsServed() throws Exception {
    for (int stream = 1; stream < 6 * LIMITS.maxResetsPerWindow(); stream += 2) {
      peer.send(HEADERS, END_HEADERS, stream, get("/answer")).await(RST_STREAM);
      peer.reset(stream, (int) Http2Error.CANCEL.code());
    }

    assertIsServed(bystander);
    assertThat(fixture.count(TransportEvent.REFUSED_RESET_FLOOD)).isZero();
  }

  /** What was sent before buys no more than a little for each frame. */
  @Test
  void whoTakesTheAnswerByteForByteIsCutOff() throws Exception {
    peer.send(SETTINGS, 0, 0, initialWindow(0));
    peer.send(HEADERS, END_HEADERS | END_STREAM, 1, get("/endless")).await(HEADERS);
    flood(() -> peer.window(1, 1).await(DATA), 20 * LIMITS.maxControlFramesPerWindow());

    assertThat(fixture.count(TransportEvent.REFUSED_WINDOW_UPDATE_FLOOD)).isOne();
    fixture.awaitCount(TransportEvent.CONNECTION_CLOSED, 1);
  }
}
