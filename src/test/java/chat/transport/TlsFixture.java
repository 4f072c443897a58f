package chat.transport;

import chat.Await;
import chat.TestAuthority;
import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.ClientAuth;
import io.netty.pkitesting.X509Bundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A server that speaks TLS only, its files, and clients that trust it. */
final class TlsFixture extends ServerFixture {
  final TestAuthority authority = new TestAuthority();
  final TestAuthority clientAuthority = new TestAuthority();
  final Path directory = temporaryDirectory();
  final Path certificate = directory.resolve("server.pem");
  final Path key = directory.resolve("server-key.pem");
  final Path clientCa = directory.resolve("clients.pem");

  private final ClientAuth clientAuth;

  TlsFixture() {
    this(ClientAuth.NONE);
  }

  TlsFixture(ClientAuth clientAuth) {
    this.clientAuth = clientAuth;
    TestAuthority.write(clientAuthority.pem(), clientCa);
    show(authority.server("first"));
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("tls");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Puts a certificate and its key where the server looks for them. */
  void show(X509Bundle pair) {
    TestAuthority.write(pair, certificate, key);
  }

  TlsSettings settings() {
    Optional<Path> authorities =
        clientAuth == ClientAuth.NONE ? Optional.empty() : Optional.of(clientCa);
    return new TlsSettings(certificate, key, clientAuth, authorities, Duration.ofMillis(10));
  }

  @Override
  Optional<ServerTls> tls() throws Exception {
    return Optional.of(ServerTls.open(settings()));
  }

  @Override
  ManagedChannel grpcClient() throws Exception {
    var pem = new ByteArrayInputStream(authority.pem().getBytes(StandardCharsets.US_ASCII));
    ChannelCredentials trusting = TlsChannelCredentials.newBuilder().trustManager(pem).build();
    return closing(NettyChannelBuilder.forAddress(address(), trusting).build());
  }

  /** A peer whose handshake is done. */
  @Override
  RawPeer rawPeer() throws IOException {
    SSLSocket socket = socket(authority.trusting(), "h2");
    socket.startHandshake();
    return closing(new RawPeer(socket));
  }

  /** A peer that speaks cleartext. */
  RawPeer plainPeer() throws IOException {
    return super.rawPeer();
  }

  /** A connection whose handshake has not begun; it begins with the first use. */
  SSLSocket socket(SSLContext side, String... protocols) throws IOException {
    return socket(new Socket(address().getAddress(), address().getPort()), side, protocols);
  }

  /** TLS over a connection that is there. */
  SSLSocket socket(Socket connected, SSLContext side, String... protocols) throws IOException {
    SSLSocket socket =
        closing(
            (SSLSocket)
                side.getSocketFactory()
                    .createSocket(connected, "localhost", address().getPort(), true));
    socket.setSoTimeout((int) Await.DEADLINE.toMillis());
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(protocols);
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return socket;
  }

  /** Whose certificate a new connection is shown. */
  String subjectShown() {
    try (SSLSocket socket = socket(authority.trusting(), "h2")) {
      socket.startHandshake();
      X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return shown.getSubjectX500Principal().getName();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() throws Exception {
    super.close();
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> innermostFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : innermostFirst) {
        Files.delete(file);
      }
    }
  }
}
