package chat.client.net;

import io.grpc.util.CertificateUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PEM files that the person named for TLS. They are read whenever they are needed, so that a
 * renewed one holds from the next connection on.
 *
 * @param authorities certificates that may vouch for servers, beside those of the system
 * @param certificate the client's own, followed by those that vouch for it; both it and the key, or
 *     neither
 * @param key the private key of the client's certificate: PKCS #8, without a password
 */
public record TlsFiles(Optional<Path> authorities, Optional<Path> certificate, Optional<Path> key) {
  private static final Logger log = LoggerFactory.getLogger(TlsFiles.class);

  public static final TlsFiles NONE =
      new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty());

  /** A file is missing or holds something else. The message is a sentence that names it. */
  public static final class UnreadableException extends RuntimeException {
    UnreadableException(Path file, String wanted, Throwable cause) {
      super("%s cannot be read, or is not %s.".formatted(file, wanted), cause);
    }
  }

  /** Who the client is to a server that asks. */
  record Identity(PrivateKey key, List<X509Certificate> chain) {}

  /**
   * Reads all of them.
   *
   * @throws UnreadableException if one of them is of no use
   */
  public void check() {
    readAuthorities();
    readIdentity();
  }

  List<X509Certificate> readAuthorities() {
    return authorities.map(TlsFiles::certificates).orElse(List.of());
  }

  Optional<Identity> readIdentity() {
    return certificate.flatMap(
        chain -> key.map(secret -> new Identity(privateKey(secret), certificates(chain))));
  }

  /**
   * @throws UnreadableException if there is none in it
   */
  static List<X509Certificate> certificates(Path file) {
    return read(
        file,
        "a PEM file with certificates",
        in -> {
          List<X509Certificate> all = List.of(CertificateUtils.getX509Certificates(in));
          if (all.isEmpty()) {
            throw new CertificateException("There is none in it");
          }
          return all;
        });
  }

  private static PrivateKey privateKey(Path file) {
    return read(
        file,
        "a private key in PEM (PKCS #8, without a password)",
        CertificateUtils::getPrivateKey);
  }

  private interface Reader<T> {
    T read(InputStream in) throws IOException, GeneralSecurityException;
  }

  private static <T> T read(Path file, String wanted, Reader<T> reader) {
    try (InputStream in = Files.newInputStream(file)) {
      return reader.read(in);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      log.warn("{} is not {}", file, wanted, e);
      throw new UnreadableException(file, wanted, e);
    }
  }
}
