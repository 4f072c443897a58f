package chat.client.net;

import chat.client.model.ServerAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Finds out whether a server speaks TLS: many just hang up on who does not. It begins a handshake
 * and breaks it off at the certificate, whatever that is; nothing is said.
 */
final class TlsProbe implements X509TrustManager {
  private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(2).toMillis();

  private boolean metCertificate;

  private TlsProbe() {}

  /** Takes some seconds at most, on a thread of its own. */
  static CompletableFuture<Boolean> speaksTls(ServerAddress server) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Thread thread = new Thread(() -> answer.complete(new TlsProbe().ask(server)), "tls-probe");
    thread.setDaemon(true);
    thread.start();
    return answer;
  }

  private boolean ask(ServerAddress server) {
    try (Socket way = new Socket()) {
      way.connect(new InetSocketAddress(server.host(), server.port()), PATIENCE_MILLIS);
      way.setSoTimeout(PATIENCE_MILLIS);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, new TrustManager[] {this}, null);
      try (SSLSocket socket =
          (SSLSocket)
              tls.getSocketFactory().createSocket(way, server.host(), server.port(), true)) {
        socket.startHandshake();
      }
    } catch (IOException | GeneralSecurityException expected) {
      // Either it is not TLS, or this was at the certificate.
    }
    return metCertificate;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    metCertificate = true;
    throw new CertificateException("That is all there was to find out");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) {
    throw new UnsupportedOperationException("This is no server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
