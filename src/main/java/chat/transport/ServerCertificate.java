package chat.transport;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What people should know of a certificate.
 *
 * @param subject whose it is, in the notation of RFC 2253
 * @param sha256 its fingerprint as {@code openssl x509 -fingerprint -sha256} shows it
 */
public record ServerCertificate(
    String subject, Instant notBefore, Instant notAfter, String sha256) {

  public static ServerCertificate of(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return new ServerCertificate(
          certificate.getSubjectX500Principal().getName(),
          certificate.getNotBefore().toInstant(),
          certificate.getNotAfter().toInstant(),
          HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest));
    } catch (CertificateEncodingException | NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  boolean isValid(Instant time) {
    return !time.isBefore(notBefore) && !time.isAfter(notAfter);
  }

  @Override
  public String toString() {
    return "subject=\"%s\" not-after=%s sha256=%s".formatted(subject, notAfter, sha256);
  }
}
