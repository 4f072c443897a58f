package chat.client.net;

import java.io.IOException;
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

  private Authorities() {}

  /**
   * Those of this machine: Java's, which are the system's on Debian and its like, and what Windows
   * or macOS keep. Windows fetches most authorities only once one of its own programs has asked for
   * them, so its store alone would not do.
   */
  static Set<X509Certificate> ofTheSystem() {
    return OfTheSystem.KNOWN;
  }

  /** Read once, when the first encrypted connection needs them. */
  private static final class OfTheSystem {
    static final Set<X509Certificate> KNOWN = read(System.getProperty("os.name"));
  }

  static Set<X509Certificate> read(String osName) {
    Set<X509Certificate> all = new LinkedHashSet<>(accepted(null));
    stores(osName.toLowerCase(Locale.ROOT)).forEach(store -> all.addAll(inStore(store)));
    return Set.copyOf(all);
  }

  private static List<String> stores(String os) {
    if (os.startsWith("windows")) {
      return List.of("Windows-ROOT");
    }
    return os.startsWith("mac") ? List.of("KeychainStore") : List.of();
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
