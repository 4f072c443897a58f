package chat.client.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may vouch for servers. */
final class Authorities {
  private static final Logger log = LoggerFactory.getLogger(Authorities.class);

  /**
   * Where Linux systems keep those they trust. Java knows them there only if it is the system's
   * own, not the one that an installed client brings.
   */
  private static final List<Path> BUNDLES =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"));

  private Authorities() {}

  /**
   * Those of this machine: Java's, and what Linux, Windows or macOS keep. Windows fetches most
   * authorities only once one of its own programs has asked for them, so its store alone would not
   * do.
   */
  static Set<X509Certificate> ofTheSystem() {
    return OfTheSystem.KNOWN;
  }

  /** Read once, when the first encrypted connection needs them. */
  private static final class OfTheSystem {
    static final Set<X509Certificate> KNOWN = read(System.getProperty("os.name"), BUNDLES);
  }

  static Set<X509Certificate> read(String osName, List<Path> bundles) {
    Set<X509Certificate> all = new LinkedHashSet<>(accepted(null));
    bundles.stream().filter(Files::exists).forEach(bundle -> all.addAll(inBundle(bundle)));
    stores(osName.toLowerCase(Locale.ROOT)).forEach(store -> all.addAll(inStore(store)));
    return Set.copyOf(all);
  }

  private static List<String> stores(String os) {
    if (os.startsWith("windows")) {
      return List.of("Windows-ROOT");
    }
    return os.startsWith("mac") ? List.of("KeychainStore") : List.of();
  }

  private static Collection<X509Certificate> inBundle(Path bundle) {
    try {
      return TlsFiles.certificates(bundle);
    } catch (TlsFiles.UnreadableException e) {
      log.warn("Going on without the certificates in {}", bundle);
      return List.of();
    }
  }

  private static Collection<X509Certificate> inStore(String type) {
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(null, null);
      return accepted(store);
    } catch (GeneralSecurityException | IOException e) {
      log.warn("Cannot read the certificates in {}: going on without", type, e);
      return List.of();
    }
  }

  /**
   * @param store null for Java's own
   */
  private static List<X509Certificate> accepted(KeyStore store) {
    return List.of(trusting(store).getAcceptedIssuers());
  }

  /** Java's own rules, with these certificates as the only ones that may vouch. */
  static X509ExtendedTrustManager trusting(Collection<X509Certificate> certificates) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (X509Certificate certificate : certificates) {
        store.setCertificateEntry(String.valueOf(number++), certificate);
      }
      return trusting(store);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("A Java without key stores", e);
    }
  }

  private static X509ExtendedTrustManager trusting(KeyStore store) {
    try {
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      return Stream.of(factory.getTrustManagers())
          .filter(X509ExtendedTrustManager.class::isInstance)
          .map(X509ExtendedTrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A Java without PKIX", e);
    }
  }
}
