package chat.client.net;

import chat.client.model.ServerCertificate;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells of a certificate what a person can judge. */
final class Certificates {
  /** So much of each text: whoever made the certificate could have written a book into it. */
  private static final int LONGEST = 200;

  /** So many names: a certificate may have thousands. */
  private static final int MOST_NAMES = 8;

  /** Kinds of names that hosts have, as X.509 numbers them. */
  private static final Set<Integer> DNS_AND_IP = Set.of(2, 7);

  private Certificates() {}

  /**
   * @throws CertificateException if it cannot even be read
   */
  static ServerCertificate describe(X509Certificate certificate) throws CertificateException {
    return new ServerCertificate(
        shortened(certificate.getSubjectX500Principal().getName()),
        shortened(certificate.getIssuerX500Principal().getName()),
        names(certificate),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        fingerprint(certificate));
  }

  private static String fingerprint(X509Certificate certificate)
      throws CertificateEncodingException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("A Java without SHA-256", e);
    }
  }

  private static List<String> names(X509Certificate certificate)
      throws CertificateParsingException {
    Collection<List<?>> all =
        Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of());
    List<String> names =
        all.stream()
            .filter(name -> DNS_AND_IP.contains(name.get(0)))
            .map(name -> shortened(String.valueOf(name.get(1))))
            .limit(MOST_NAMES + 1L)
            .toList();
    boolean tooMany = names.size() > MOST_NAMES;
    return tooMany
        ? Stream.concat(names.stream().limit(MOST_NAMES), Stream.of("…")).toList()
        : names;
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
