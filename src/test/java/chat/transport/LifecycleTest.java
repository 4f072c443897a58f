package chat.transport;

import static chat.transport.RawPeer.ACK;
import static chat.transport.RawPeer.DATA;
import static chat.transport.RawPeer.GOAWAY;
import static chat.transport.RawPeer.HEADERS;
import static chat.transport.RawPeer.PING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.Done;
import akka.http.javadsl.model.HttpResponse;
import akka.stream.javadsl.Sink;
import chat.Await;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a server and its connections begin and end. */
class LifecycleTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofMinutes(5);

  private final ServerFixture fixture = ServerFixture.ofOneLoop();

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  private static TransportSettings times(
      Duration preface, Duration firstRequest, Duration pingInterval, Duration pingTimeout) {
    return Tuning.of(
        limits -> {
          limits.prefaceTimeout = preface;
          limits.firstRequestTimeout = firstRequest;
          limits.pingInterval = pingInterval;
          limits.pingTimeout = pingTimeout;
        });
  }

  private Http2Server serve(TransportSettings settings) throws Exception {
    return fixture.serve(
        settings,
        request ->
            request
                .entity()
                .getDataBytes()
                .runWith(Sink.ignore(), fixture.system)
                .thenApply(done -> HttpResponse.create()));
  }

  @Test
  void takenPortFailsTheBind() throws Exception {
    Http2Server first = serve(TransportSettings.DEFAULT);

    CompletionStage<Http2Server> second =
        Http2Server.bind(
            fixture.system,
            fixture.loops,
            first.localAddress(),
            TransportSettings.DEFAULT,
            connection -> null);

    assertThatThrownBy(() -> Await.result(second)).hasCauseInstanceOf(BindException.class);
  }

  @Test
  void unspecifiedAddressListensOnIPv4AndIPv6() throws Exception {
    Http2Server server =
        Await.result(
            Http2Server.bind(
                fixture.system,
                fixture.loops,
                new InetSocketAddress("::", 0),
                TransportSettings.DEFAULT,
                connection -> null));
    int port = server.localAddress().getPort();

    new Socket("127.0.0.1", port).close();
    new Socket("::1", port).close();

    Await.result(server.drain(SHORT));
  }

  @Test
  void peerWithoutPrefaceIsClosed() throws Exception {
    serve(times(SHORT, LONG, LONG, LONG));

    fixture.rawPeer().awaitClose();

    assertThat(fixture.count(TransportEvent.REFUSED_NO_PREFACE)).isOne();
  }

  @Test
  void peerWithoutRequestIsClosed() throws Exception {
    serve(times(LONG, SHORT, LONG, LONG));

    RawPeer idle = fixture.rawPeer().greet();
    RawPeer busy = fixture.rawPeer().greet().request(1);
    idle.await(GOAWAY);
    idle.awaitClose();

    assertThat(fixture.count(TransportEvent.REFUSED_NO_REQUEST)).isOne();
    busy.send(DATA, RawPeer.END_STREAM, 1);
    busy.await(HEADERS);
  }

  @Test
  void peerThatAnswersPingsStaysAndASilentOneIsClosed() throws Exception {
    serve(times(LONG, LONG, Duration.ofMillis(50), SHORT));
    RawPeer silent = fixture.rawPeer().greet().request(1);
    RawPeer alive = fixture.rawPeer().greet().request(1);

    // For longer than the silent one has.
    for (int answered = 0; answered < 10; answered++) {
      RawPeer.Frame ping = alive.await(frame -> frame.is(PING) && frame.flags() != ACK);
      alive.send(PING, ACK, 0, ping.payload().array());
    }
    silent.awaitClose();

    assertThat(fixture.count(TransportEvent.REFUSED_NO_PONG)).isOne();
    Await.result(fixture.connections.take().closed());
    alive.send(DATA, RawPeer.END_STREAM, 1);
    alive.await(HEADERS);
  }

  @Test
  void oneConnectionTooManyIsClosedAtOnce() throws Exception {
    serve(Tuning.of(limits -> limits.maxConnections = 1));
    RawPeer first = fixture.rawPeer().greet().request(1);
    fixture.awaitCount(TransportEvent.STREAM_OPENED, 1);

    fixture.rawPeer().awaitReset();

    fixture.awaitCount(TransportEvent.REFUSED_CONNECTION, 1);
    first.send(DATA, RawPeer.END_STREAM, 1);
    first.await(HEADERS);
    first.close();
    fixture.awaitCount(TransportEvent.CONNECTION_CLOSED, 1);
    fixture.rawPeer().greet().request(1);
    fixture.awaitCount(TransportEvent.STREAM_OPENED, 2);
  }

  private static boolean accepts(InetSocketAddress address) {
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  @Test
  void drainingWaitsForOpenRequests() throws Exception {
    Http2Server server = serve(TransportSettings.DEFAULT);
    RawPeer peer = fixture.rawPeer().greet().request(1);
    fixture.awaitCount(TransportEvent.STREAM_OPENED, 1);

    CompletableFuture<Done> drained = server.drain(LONG).toCompletableFuture();

    assertThat(peer.await(GOAWAY).errorCode()).isZero();
    assertThat(drained).isNotDone();
    Await.until("nobody is let in any more", () -> !accepts(server.localAddress()));
    peer.send(DATA, RawPeer.END_STREAM, 1);
    peer.await(HEADERS);
    peer.awaitClose();
    Await.result(drained);
  }

  @Test
  void drainingCutsWhatIsOpenAtTheDeadline() throws Exception {
    Http2Server server = serve(TransportSettings.DEFAULT);
    RawPeer peer = fixture.rawPeer().greet().request(1);
    fixture.awaitCount(TransportEvent.STREAM_OPENED, 1);

    Await.result(server.drain(SHORT));

    peer.awaitClose();
    Await.result(fixture.connections.take().closed());
  }
}
