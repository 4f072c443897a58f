package chat.transport;

import static chat.transport.RawPeer.END_HEADERS;
import static chat.transport.RawPeer.END_STREAM;
import static chat.transport.RawPeer.GOAWAY;
import static chat.transport.RawPeer.HEADERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.http.javadsl.model.HttpResponse;
import chat.Await;
import chat.LogRecords;
import chat.TestAuthority;
import chat.proto.ChatServiceGrpc;
import chat.proto.ListRoomsRequest;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.codec.http2.Http2Error;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who does not speak TLS as it should be is turned away and counted; others notice nothing, and the
 * log has nothing for an operator to worry about.
 */
class TlsHandshakeTest {
  private static final int ALERT = 21;
  private static final int FATAL = 2;
  private static final int PROTOCOL_VERSION = 70;

  private final TlsFixture fixture = new TlsFixture();
  private final LogRecords log = new LogRecords("chat.transport");
  private RawPeer bystander;

  @BeforeEach
  void serve() throws Exception {
    fixture.show(fixture.authority.rsaServer());
    fixture.serve(
        TransportSettings.DEFAULT,
        request ->
            request.getUri().path().equals("/test")
                ? new CompletableFuture<>()
                : CompletableFuture.completedFuture(HttpResponse.create()));
    bystander = fixture.rawPeer().greet();
  }

  @AfterEach
  void othersNoticedNothing() throws Exception {
    try {
      bystander.send(
          HEADERS,
          END_HEADERS | END_STREAM,
          1,
          RawPeer.headers(":method", "GET", ":scheme", "https", ":path", "/answer"));
      bystander.await(frame -> frame.is(HEADERS) && frame.stream() == 1);
      assertThat(log.aboveDebug()).isEmpty();
    } finally {
      log.close();
      fixture.close();
    }
  }

  private SSLSocket socket(String... protocols) throws IOException {
    return fixture.socket(fixture.authority.trusting(), protocols);
  }

  /** That this was counted once, and no other refusal. */
  private void assertRefused(TransportEvent event) {
    fixture.awaitCount(event, 1);
    // The bystander is the one that stays.
    Await.until(
        "the connection is closed",
        () ->
            fixture.count(TransportEvent.CONNECTION_OPENED)
                == fixture.count(TransportEvent.CONNECTION_CLOSED) + 1);
    for (TransportEvent other : TransportEvent.values()) {
      if (other.name().startsWith("REFUSED")) {
        assertThat(fixture.count(other)).as(other.name()).isEqualTo(other == event ? 1 : 0);
      }
    }
  }

  @Nested
  class Good {
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void versionsAreServed(String version) throws Exception {
      SSLSocket socket = socket("h2");
      socket.setEnabledProtocols(new String[] {version});
      new RawPeer(socket).greet().request(1);

      assertThat(socket.getSession().getProtocol()).isEqualTo(version);
      assertThat(socket.getApplicationProtocol()).isEqualTo("h2");
      fixture.awaitCount(TransportEvent.STREAM_OPENED, 1);
    }

    @Test
    void suitesAgreeOnNewKeysAndAuthenticate() throws Exception {
      TlsSettings settings = fixture.settings();
      assertThat(TlsContext.of(TlsMaterial.read(settings), settings).netty().cipherSuites())
          .contains("TLS_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
          .allMatch(suite -> suite.matches("TLS_(ECDHE_(RSA|ECDSA)_WITH_)?(AES|CHACHA20).*"))
          .allMatch(suite -> suite.contains("_GCM_") || suite.contains("_POLY1305_"));
    }

    @Test
    void peersThatLeaveAreNotRefused() throws Exception {
      new Socket(fixture.address().getAddress(), fixture.address().getPort()).close();

      fixture.awaitCount(TransportEvent.CONNECTION_CLOSED, 1);
      assertThat(fixture.count(TransportEvent.REFUSED_TLS_HANDSHAKE)).isZero();
    }
  }

  @Nested
  class Handshake {
    @Test
    void ofAnOldVersion() throws Exception {
      RawPeer peer = fixture.plainPeer();
      peer.sendRaw(clientHelloOfTls11());

      assertThat(peer.readBytes(7)).startsWith(ALERT).endsWith(FATAL, PROTOCOL_VERSION);
      assertRefused(TransportEvent.REFUSED_TLS_HANDSHAKE);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
          "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_RSA_WITH_AES_128_GCM_SHA256"
        })
    void withWeakSuitesOnly(String suite) throws Exception {
      SSLSocket socket = socket("h2");
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.setEnabledCipherSuites(new String[] {suite});

      assertThatThrownBy(socket::startHandshake)
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("handshake_failure");
      assertRefused(TransportEvent.REFUSED_TLS_HANDSHAKE);
    }

    @Test
    void withoutAProtocol() throws Exception {
      SSLSocket socket = socket();
      socket.startHandshake();

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      assertRefused(TransportEvent.REFUSED_NO_ALPN);
    }

    @Test
    void withAnotherProtocolThanHttp2() throws Exception {
      SSLSocket socket = socket("http/1.1");

      assertThatThrownBy(socket::startHandshake)
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("no_application_protocol");
      assertRefused(TransportEvent.REFUSED_NO_ALPN);
    }

    @Test
    void ofAClientThatDoesNotTrustUs() throws Exception {
      SSLSocket socket = fixture.socket(new TestAuthority().trusting(), "h2");

      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
      assertRefused(TransportEvent.REFUSED_TLS_HANDSHAKE);
    }
  }

  @Nested
  class Cleartext {
    @Test
    void isToldWhy() throws Exception {
      RawPeer.Frame goAway = fixture.plainPeer().greet().await(GOAWAY);

      assertThat(goAway.errorCode()).isEqualTo((int) Http2Error.INADEQUATE_SECURITY.code());
      assertThat(StandardCharsets.US_ASCII.decode(goAway.payload()).toString())
          .endsWith("this port speaks TLS only; turn on TLS in the client");
      assertRefused(TransportEvent.REFUSED_PLAINTEXT);
    }

    @Test
    void reasonReachesThePersonAtAGrpcClient() {
      ManagedChannel channel =
          fixture.closing(NettyChannelBuilder.forAddress(fixture.address()).usePlaintext().build());
      var stub =
          ChatServiceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(Await.DEADLINE.toSeconds(), TimeUnit.SECONDS);

      assertThatThrownBy(() -> stub.listRooms(ListRoomsRequest.getDefaultInstance()))
          .isInstanceOf(StatusRuntimeException.class)
          .hasMessageContaining("this port speaks TLS only");
      // It does not try again and again.
      assertThat(fixture.count(TransportEvent.REFUSED_PLAINTEXT)).isBetween(1L, 3L);
    }

    @Test
    void ofHttp1IsClosed() throws Exception {
      RawPeer browser = fixture.plainPeer();
      browser.sendRaw("GET / HTTP/1.1\r\nHost: x\r\n\r\n");

      browser.awaitClose();
      assertRefused(TransportEvent.REFUSED_PLAINTEXT);
    }
  }

  @Nested
  class AfterTheHandshake {
    @Test
    void renegotiationEndsTheConnection() throws Exception {
      SSLSocket socket = socket("h2");
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      new RawPeer(socket).greet().request(1).await(RawPeer.SETTINGS);

      socket.startHandshake();

      assertThatThrownBy(() -> readAll(socket)).isInstanceOf(SSLException.class);
      assertRefused(TransportEvent.REFUSED_TLS_BREACH);
    }

    @Test
    void brokenRecordEndsTheConnection() throws Exception {
      Socket connected = new Socket(fixture.address().getAddress(), fixture.address().getPort());
      SSLSocket socket = fixture.socket(connected, fixture.authority.trusting(), "h2");
      new RawPeer(socket).greet().request(1).await(RawPeer.SETTINGS);
      fixture.awaitCount(TransportEvent.STREAM_OPENED, 1);

      connected.getOutputStream().write(new byte[] {23, 3, 3, 0, 20, 1, 2, 3, 4, 5, 6, 7, 8});
      connected.getOutputStream().write(new byte[12]);

      assertThatThrownBy(() -> readAll(socket)).isInstanceOf(SSLException.class);
      assertRefused(TransportEvent.REFUSED_TLS_BREACH);
    }

    @Test
    void newKeysNowAndThenAreFine() throws Exception {
      SSLSocket socket = socket("h2");
      RawPeer peer = new RawPeer(socket).greet();
      for (int keys = 0; keys < 100; keys++) {
        socket.startHandshake();
      }
      peer.request(1);

      fixture.awaitCount(TransportEvent.STREAM_OPENED, 1);
    }

    @Test
    void floodOfNewKeysEndsTheConnection() throws Exception {
      SSLSocket socket = socket("h2");
      new RawPeer(socket).greet().request(1).await(RawPeer.SETTINGS);

      int asked = 0;
      try {
        for (; asked < 20_000; asked++) {
          socket.startHandshake();
        }
      } catch (SocketException | SSLException closed) {
        // The server had enough.
      }

      assertThat(asked).isLessThan(20_000);
      assertRefused(TransportEvent.REFUSED_TLS_FLOOD);
    }

    private void readAll(SSLSocket socket) throws IOException {
      try {
        new DataInputStream(socket.getInputStream()).readFully(new byte[1_000_000]);
      } catch (EOFException closedWithoutAnAlert) {
        throw new AssertionError(closedWithoutAnAlert);
      }
    }
  }

  /** What a client of 2010 sends; the JDK's own refuses to. */
  private static byte[] clientHelloOfTls11() {
    short[] suites = {(short) 0xc013, (short) 0x002f};
    int body = 2 + 32 + 1 + 2 + 2 * suites.length + 2;
    ByteBuffer hello = ByteBuffer.allocate(5 + 4 + body);
    hello.put((byte) 22).putShort((short) 0x0301).putShort((short) (4 + body));
    hello.put((byte) 1).put((byte) 0).putShort((short) body);
    hello.putShort((short) 0x0302).put(new byte[32]).put((byte) 0);
    hello.putShort((short) (2 * suites.length));
    for (short suite : suites) {
      hello.putShort(suite);
    }
    hello.put((byte) 1).put((byte) 0);
    return hello.array();
  }
}
