package chat.transport;

import static chat.transport.RawPeer.DATA;
import static chat.transport.RawPeer.END_STREAM;
import static chat.transport.RawPeer.GOAWAY;
import static chat.transport.RawPeer.HEADERS;
import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import akka.http.javadsl.model.HttpResponse;
import akka.stream.javadsl.Sink;
import chat.Await;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How encrypted connections begin and end. */
class TlsLifecycleTest {
  private static final Duration SHORT = Duration.ofMillis(500);

  /** Also for a first handshake on a busy machine. */
  private static final Duration ENOUGH = Duration.ofSeconds(2);

  private static final Duration LONG = Duration.ofMinutes(5);

  private final TlsFixture fixture = new TlsFixture();

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  private Http2Server serve(Duration preface, Duration firstRequest) throws Exception {
    return fixture.serve(
        Tuning.of(
            limits -> {
              limits.prefaceTimeout = preface;
              limits.firstRequestTimeout = firstRequest;
              limits.pingInterval = LONG;
              limits.pingTimeout = LONG;
            }),
        request ->
            request
                .entity()
                .getDataBytes()
                .runWith(Sink.ignore(), fixture.system)
                .thenApply(done -> HttpResponse.create()));
  }

  private RawPeer requesting() throws Exception {
    RawPeer peer = fixture.rawPeer().greet().request(1);
    fixture.awaitCount(TransportEvent.STREAM_OPENED, 1);
    return peer;
  }

  private static void assertServed(RawPeer peer) throws Exception {
    peer.send(DATA, END_STREAM, 1);
    peer.await(HEADERS);
  }

  @Test
  void peerWithoutHandshakeIsClosed() throws Exception {
    serve(ENOUGH, LONG);
    RawPeer bystander = requesting();

    RawPeer silent = fixture.plainPeer();
    RawPeer halfWay = fixture.plainPeer();
    halfWay.sendRaw(new byte[] {22, 3, 1, 2, 0});
    silent.awaitClose();
    halfWay.awaitClose();

    assertThat(fixture.count(TransportEvent.REFUSED_NO_HANDSHAKE)).isEqualTo(2);
    assertThat(fixture.count(TransportEvent.REFUSED_TLS_HANDSHAKE)).isZero();
    assertThat(fixture.count(TransportEvent.REFUSED_NO_PREFACE)).isZero();
    assertServed(bystander);
  }

  @Test
  void nobodyIsToldOfAConnectionBeforeItsHandshake() throws Exception {
    serve(LONG, LONG);
    fixture.plainPeer();
    requesting();

    fixture.awaitCount(TransportEvent.CONNECTION_OPENED, 2);
    assertThat(fixture.connections).hasSize(1);
  }

  @Test
  void peerWithoutPrefaceAfterItsHandshakeIsClosed() throws Exception {
    serve(ENOUGH, LONG);

    fixture.rawPeer().awaitClose();

    assertThat(fixture.count(TransportEvent.REFUSED_NO_PREFACE)).isOne();
    assertThat(fixture.count(TransportEvent.REFUSED_NO_HANDSHAKE)).isZero();
  }

  @Test
  void peerWithoutRequestIsClosed() throws Exception {
    serve(LONG, SHORT);

    RawPeer idle = fixture.rawPeer().greet();
    idle.await(GOAWAY);
    idle.awaitClose();

    assertThat(fixture.count(TransportEvent.REFUSED_NO_REQUEST)).isOne();
  }

  @Test
  void drainingWaitsForOpenRequestsButNotForHandshakes() throws Exception {
    Http2Server server = serve(LONG, LONG);
    RawPeer silent = fixture.plainPeer();
    RawPeer peer = requesting();
    fixture.awaitCount(TransportEvent.CONNECTION_OPENED, 2);

    CompletableFuture<Done> drained = server.drain(LONG).toCompletableFuture();

    silent.awaitClose();
    assertThat(peer.await(GOAWAY).errorCode()).isZero();
    assertThat(drained).isNotDone();
    assertServed(peer);
    peer.awaitClose();
    Await.result(drained);
  }

  @Test
  void drainingCutsWhatIsOpenAtTheDeadline() throws Exception {
    Http2Server server = serve(LONG, LONG);
    RawPeer peer = requesting();

    Await.result(server.drain(SHORT));

    peer.awaitClose();
    Await.result(fixture.connections.take().closed());
  }

  @Test
  void crashedPeersConnectionIsClosed() throws Exception {
    serve(LONG, LONG);

    requesting().crash();

    Await.result(fixture.connections.take().closed());
  }
}
