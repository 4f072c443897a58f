package chat.client.net;

import chat.client.model.CertificateProblem;
import chat.client.model.CertificateProblem.Flaw;
import chat.client.model.ServerAddress;
import chat.client.model.ServerCertificate;
import chat.client.model.Shown;
import chat.client.model.TrustedCertificates;
import chat.client.model.TrustedCertificates.Trusted;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether what a server shows proves that it is the one that was asked for: an authority of
 * the system or of the person's own vouches for it, or the person has trusted exactly this
 * certificate for exactly this server.
 */
final class ServerTrust extends X509ExtendedTrustManager {
  private static final Logger log = LoggerFactory.getLogger(ServerTrust.class);

  /** Carries what is wrong through the layers of TLS and gRPC to where it is told. */
  static final class UntrustedException extends CertificateException {
    private final transient CertificateProblem problem;

    UntrustedException(CertificateProblem problem, CertificateException cause) {
      super("Not trusted: " + problem.flaws(), cause);
      this.problem = problem;
    }

    CertificateProblem problem() {
      return problem;
    }
  }

  private final ServerAddress server;
  private final TlsFiles files;
  private final TrustedCertificates trusted;

  ServerTrust(ServerAddress server, TlsFiles files, TrustedCertificates trusted) {
    this.server = server;
    this.files = files;
    this.trusted = trusted;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    List<X509Certificate> authorities = new ArrayList<>(Authorities.ofTheSystem());
    authorities.addAll(files.readAuthorities());
    try {
      // Java does not look at the age of one that is itself among the authorities.
      chain[0].checkValidity();
      if (authorities.isEmpty()) {
        // Java takes that for a bug of the caller's; a broken installation of Java has none.
        throw new CertificateException("This machine knows no authority at all");
      }
      Authorities.trusting(authorities).checkServerTrusted(chain, authType, engine);
    } catch (CertificateException e) {
      Set<Flaw> flaws = new Flaws(List.of(chain), authorities).find(authType, engine);
      judge(Certificates.describe(chain[0]), flaws, e);
    }
  }

  private void judge(ServerCertificate shown, Set<Flaw> flaws, CertificateException why)
      throws UntrustedException {
    Optional<Trusted> known = trusted.find(server);
    if (known.filter(it -> it.covers(shown.fingerprint(), flaws)).isPresent()) {
      return;
    }
    log.warn(
        "The certificate {} of {} is not trusted: {} {}",
        shown.fingerprint(),
        server,
        flaws,
        Shown.line(String.valueOf(why.getMessage())));
    Optional<String> before = known.map(Trusted::fingerprint);
    if (before.isPresent() && !before.get().equals(shown.fingerprint())) {
      flaws.add(Flaw.CHANGED);
    }
    throw new UntrustedException(new CertificateProblem(server, shown, flaws, before), why);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
    throw new UnsupportedOperationException("gRPC uses engines only");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) {
    throw new UnsupportedOperationException("gRPC uses engines only");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
    throw new UnsupportedOperationException("This is no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
    throw new UnsupportedOperationException("This is no server");
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
