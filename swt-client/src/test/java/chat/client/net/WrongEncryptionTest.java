package chat.client.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.TestCertificates;
import chat.client.model.Endpoint;
import chat.client.model.Link;
import chat.client.model.ServerAddress;
import chat.client.model.TrustInMemory;
import chat.proto.Hello;
import chat.proto.SessionEvent.EventCase;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one is told if the server speaks TLS and the client does not, or the other way round. */
class WrongEncryptionTest {
  private final ModelsThread models = new ModelsThread();
  private final X509Bundle certificate = TestCertificates.selfSigned();
  private TlsFiles files = TlsFiles.NONE;
  private final TrustInMemory trusted = new TrustInMemory();

  private GrpcNetwork network() {
    return new GrpcNetwork(models, () -> "en", () -> files, trusted);
  }

  private String helloAt(GrpcNetwork network, int port, boolean encrypted)
      throws InterruptedException {
    Link link = network.connect(new Endpoint(new ServerAddress("localhost", port), encrypted));
    Recorder events = new Recorder();
    link.hello(Hello.newBuilder().setUserName("Ann").setSessionKey("key").build(), events);
    models.runUntil(() -> events.end != null || events.has(EventCase.WELCOME));
    link.close();
    return events.end == null ? "welcome" : events.end;
  }

  @Test
  void aServerWithoutTlsIsToldAsThat() throws Exception {
    try (FakeChatServer server = FakeChatServer.start()) {
      assertThat(helloAt(network(), server.port(), true)).isEqualTo("NOT_ENCRYPTED");
      assertThat(server.sessions.received).isEmpty();
    }
  }

  @Test
  void aServerWithTlsIsToldAsThatAlthoughItJustHangsUp() throws Exception {
    try (FakeChatServer server = FakeChatServer.startEncrypted(0, new FakeStore(), certificate)) {
      assertThat(helloAt(network(), server.port(), false)).isEqualTo("ENCRYPTED_ONLY");
    }
  }

  @Test
  void aServerThatWasSpokenToWithoutTlsBeforeIsNotAskedWhetherItHasIt() throws Exception {
    GrpcNetwork network = network();
    FakeChatServer first = FakeChatServer.start();
    int port = first.port();
    assertThat(helloAt(network, port, false)).isEqualTo("welcome");
    first.close();
    AtomicInteger calls = new AtomicInteger();
    try (ServerSocket second = listen(port)) {
      hangUp(second, calls);
      assertThat(helloAt(network, port, false)).isEqualTo("UNREACHABLE");
      assertThat(calls).hasValue(1);
    }
  }

  @Test
  void aServerThatHangsUpOnEverybodyIsJustUnreachable() throws Exception {
    try (ServerSocket server = listen(0)) {
      hangUp(server, new AtomicInteger());
      assertThat(helloAt(network(), server.getLocalPort(), false)).isEqualTo("UNREACHABLE");
    }
  }

  @Test
  void aServerThatAnswersInTlsIsToldAsThat() throws Exception {
    try (SSLServerSocket server = tlsSocket()) {
      handshake(server);
      assertThat(helloAt(network(), server.getLocalPort(), false)).isEqualTo("ENCRYPTED_ONLY");
    }
  }

  @Test
  void anEncryptedServerOfSomethingElseIsNoChatServer(@TempDir Path home) throws Exception {
    Path file = TestCertificates.write(home.resolve("ca.pem"), certificate);
    files = new TlsFiles(Optional.of(file), Optional.empty(), Optional.empty());
    try (SSLServerSocket server = tlsSocket()) {
      handshake(server);
      assertThat(helloAt(network(), server.getLocalPort(), true)).isEqualTo("NOT_A_CHAT_SERVER");
    }
  }

  @Test
  void nothingInCommonIsToldAsThat() throws Exception {
    try (SSLServerSocket server = tlsSocket()) {
      server.setEnabledProtocols(new String[] {"TLSv1.2"});
      // Not for a key like this server's.
      server.setEnabledCipherSuites(new String[] {"TLS_RSA_WITH_AES_128_GCM_SHA256"});
      handshake(server);
      assertThat(helloAt(network(), server.getLocalPort(), true)).isEqualTo("TLS_FAILED");
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
  }

  private SSLServerSocket tlsSocket() throws IOException {
    return (SSLServerSocket)
        TestCertificates.context(certificate)
            .getServerSocketFactory()
            .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  private static void hangUp(ServerSocket server, AtomicInteger calls) {
    serve(
        server,
        peer -> {
          calls.incrementAndGet();
          peer.getInputStream().read();
        });
  }

  /** Begins TLS, and ends at once, in whatever way that goes. */
  private static void handshake(SSLServerSocket server) {
    serve(server, peer -> peer.getInputStream().read());
  }

  private interface Talk {
    void with(Socket peer) throws IOException;
  }

  private static void serve(ServerSocket server, Talk talk) {
    Thread thread =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try (Socket peer = server.accept()) {
                  talk.with(peer);
                } catch (IOException over) {
                  // The peer or the test has ended it.
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
