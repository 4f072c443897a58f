package chat.transport;

import static chat.transport.RawPeer.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import akka.NotUsed;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.SinkQueueWithCancel;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import chat.Await;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Neither a slow reader nor a fast sender makes anything grow. */
class BackPressureTest {
  private static final int CHUNK_BYTES = 1024;
  private static final TransportSettings SETTINGS = TransportSettings.DEFAULT;

  private final ServerFixture fixture = newFixture();

  ServerFixture newFixture() {
    return new ServerFixture();
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  @Test
  void responseIsPulledOnlyWhileThePeerTakesIt() throws Exception {
    int chunks = 10_000;
    AtomicInteger pulled = new AtomicInteger();
    Source<ByteString, NotUsed> body =
        Source.range(1, chunks)
            .map(
                number -> {
                  pulled.set(number);
                  return ByteString.fromArray(new byte[CHUNK_BYTES]);
                });
    fixture.serve(SETTINGS, request -> CompletableFuture.completedFuture(ok(body)));
    RawPeer peer = fixture.rawPeer().greet().request(1);
    int window = 65_535;

    for (int taken = 0; taken < window; ) {
      taken += peer.await(DATA).payload().remaining();
    }
    // Whatever was pulled now lies in the server's buffers: the peer's window is used up.
    int bufferedChunks = (window + SETTINGS.responseBufferBytes()) / CHUNK_BYTES + 40;
    assertThat(settled(pulled)).isBetween(window / CHUNK_BYTES, bufferedChunks);

    peer.window(0, Integer.MAX_VALUE - window).window(1, Integer.MAX_VALUE - window);
    peer.await(frame -> frame.is(DATA) && frame.endsStream());
    assertThat(pulled).hasValue(chunks);
  }

  /**
   * The value once it has not changed over many answered PINGs, which pass through the same event
   * loop.
   */
  private int settled(AtomicInteger value) throws Exception {
    int before;
    do {
      // Another each time, as one may not send many.
      RawPeer other = fixture.rawPeer().greet();
      before = value.get();
      for (int i = 0; i < 20; i++) {
        other.send(RawPeer.PING, 0, 0, new byte[8]);
        other.await(frame -> frame.is(RawPeer.PING) && frame.flags() == RawPeer.ACK);
      }
    } while (value.get() != before);
    return before;
  }

  @Test
  void windowComesBackOnlyForWhatTheHandlerTook() throws Exception {
    CompletableFuture<HttpRequest> request = new CompletableFuture<>();
    fixture.serve(
        SETTINGS,
        seen -> {
          request.complete(seen);
          return new CompletableFuture<>();
        });
    RawPeer peer = fixture.rawPeer().greet().request(1);
    sendOneWindow(peer);

    // Whatever the server sent because of the data comes before its answer to the second PING.
    for (int ping = 0; ping < 2; ping++) {
      peer.send(RawPeer.PING, 0, 0, new byte[8]);
      peer.await(
          frame -> {
            assertThat(frame.is(RawPeer.WINDOW_UPDATE) && frame.stream() == 1).isFalse();
            return frame.is(RawPeer.PING);
          });
    }

    Await.result(request).entity().getDataBytes().runWith(Sink.ignore(), fixture.system);
    peer.await(frame -> frame.is(RawPeer.WINDOW_UPDATE) && frame.stream() == 1);
  }

  @Test
  void manySmallFramesWaitAsFewLargePieces() throws Exception {
    CompletableFuture<SinkQueueWithCancel<ByteString>> queue = new CompletableFuture<>();
    fixture.serve(SETTINGS, request -> readInto(queue, request));
    RawPeer peer = fixture.rawPeer().greet().request(1);
    Await.result(queue);
    int frames = 10_000;
    int frameBytes = 5;
    for (int i = 0; i < frames; i++) {
      peer.send(DATA, 0, 1, new byte[frameBytes]);
    }
    peer.send(RawPeer.PING, 0, 0, new byte[8]);
    peer.await(RawPeer.PING);

    int pieces = 0;
    for (int taken = 0; taken < frames * frameBytes; pieces++) {
      taken += Await.result(Await.result(queue).pull()).orElseThrow().size();
    }
    assertThat(pieces).isLessThan(10);
  }

  @Test
  void stalledRequestLeavesTheConnectionsOtherRequestsTheirWindow() throws Exception {
    CompletableFuture<SinkQueueWithCancel<ByteString>> stalled = new CompletableFuture<>();
    fixture.serve(
        SETTINGS,
        request ->
            stalled.isDone()
                ? request
                    .entity()
                    .getDataBytes()
                    .runWith(Sink.ignore(), fixture.system)
                    .thenApply(done -> HttpResponse.create())
                : readInto(stalled, request));
    RawPeer peer = fixture.rawPeer().greet().request(1);
    Await.result(stalled);
    sendOneWindow(peer);

    peer.request(3).send(DATA, RawPeer.END_STREAM, 3, new byte[8192]);

    peer.await(frame -> frame.stream() == 3 && frame.is(RawPeer.HEADERS));
  }

  private static void sendOneWindow(RawPeer peer) throws Exception {
    for (int left = SETTINGS.streamWindowBytes(); left > 0; left -= 8192) {
      peer.send(DATA, 0, 1, new byte[Math.min(left, 8192)]);
    }
  }

  private CompletionStage<HttpResponse> readInto(
      CompletableFuture<SinkQueueWithCancel<ByteString>> queue, HttpRequest request) {
    queue.complete(
        request
            .entity()
            .getDataBytes()
            .runWith(
                Sink.<ByteString>queue(1).withAttributes(akka.stream.Attributes.inputBuffer(1, 1)),
                fixture.system));
    return new CompletableFuture<>();
  }

  private static HttpResponse ok(Source<ByteString, NotUsed> body) {
    return HttpResponse.create()
        .withEntity(HttpEntities.createChunked(ContentTypes.APPLICATION_OCTET_STREAM, body));
  }
}
