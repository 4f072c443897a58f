package chat.client;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;

/** Certificates of every kind, made for a test. */
public final class TestCertificates {
  private static final Duration DAY = Duration.ofDays(1);

  private TestCertificates() {}

  /** Somebody who vouches for others. */
  public static X509Bundle authority() {
    return make(() -> valid(-1, 365).subject("CN=Test authority").buildSelfSigned());
  }

  /** For this machine, vouched for. */
  public static X509Bundle issuedBy(X509Bundle authority) {
    return make(() -> forLocalhost(-1, 90).buildIssuedBy(authority));
  }

  /** For this machine, and vouched for by itself alone. */
  public static X509Bundle selfSigned() {
    return selfSigned(-1, 90);
  }

  /**
   * @param fromDay the first day it is valid, counted from today
   * @param toDay the last one
   */
  public static X509Bundle selfSigned(int fromDay, int toDay) {
    return make(
        () -> forLocalhost(fromDay, toDay).setIsCertificateAuthority(true).buildSelfSigned());
  }

  public static X509Bundle issuedBy(X509Bundle authority, int fromDay, int toDay) {
    return make(() -> forLocalhost(fromDay, toDay).buildIssuedBy(authority));
  }

  /** For another machine. */
  public static X509Bundle forOther(X509Bundle authority) {
    return make(
        () ->
            valid(-1, 90)
                .setIsCertificateAuthority(false)
                .subject("CN=other.example.org")
                .addSanDnsName("other.example.org")
                .buildIssuedBy(authority));
  }

  /** What a server with this certificate needs. */
  public static SSLContext context(X509Bundle certificate) {
    return make(
        () -> {
          SSLContext context = SSLContext.getInstance("TLS");
          context.init(certificate.toKeyManagerFactory().getKeyManagers(), null, null);
          return context;
        });
  }

  /** Its certificate in a file. */
  public static Path write(Path file, X509Bundle certificate) {
    return make(() -> Files.writeString(file, certificate.getCertificatePathPEM()));
  }

  public static Path writeKey(Path file, X509Bundle certificate) {
    return make(() -> Files.writeString(file, certificate.getPrivateKeyPEM()));
  }

  private static CertificateBuilder forLocalhost(int fromDay, int toDay) {
    return valid(fromDay, toDay)
        .setIsCertificateAuthority(false)
        .subject("CN=localhost, O=Test")
        .addSanDnsName("localhost")
        .addSanIpAddress("127.0.0.1");
  }

  private static CertificateBuilder valid(int fromDay, int toDay) {
    Instant now = Instant.now();
    return new CertificateBuilder()
        .ecp256()
        .setIsCertificateAuthority(true)
        .notBefore(now.plus(DAY.multipliedBy(fromDay)))
        .notAfter(now.plus(DAY.multipliedBy(toDay)));
  }

  private interface Making<T> {
    T make() throws Exception;
  }

  private static <T> T make(Making<T> making) {
    try {
      return making.make();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
