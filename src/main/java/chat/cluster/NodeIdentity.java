package chat.cluster;

import chat.config.Settings.NodeTls;
import chat.transport.TlsException;
import chat.transport.TlsIdentity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** What a node shows the others, and whom it believes to be one of them. */
record NodeIdentity(TlsIdentity own, List<X509Certificate> authorities) {
  private static final char[] NO_PASSWORD = {};
  private static final int DNS_NAME = 2;

  /** Whatever the kind of key, it signs what the peers agree on. */
  private static final String ANY_KEY_EXCHANGE = "UNKNOWN";

  NodeIdentity {
    authorities = List.copyOf(authorities);
  }

  /**
   * Reads the files.
   *
   * @throws TlsException if the other nodes, with the same authorities, would refuse it
   */
  static NodeIdentity read(NodeTls files) throws TlsException {
    NodeIdentity identity =
        new NodeIdentity(
            TlsIdentity.read(files.certificate(), files.key()),
            TlsIdentity.authorities(files.ca()));
    identity.checkOwn(files);
    return identity;
  }

  private void checkOwn(NodeTls files) throws TlsException {
    X509Certificate[] chain = own.chain().toArray(X509Certificate[]::new);
    try {
      X509TrustManager trust = (X509TrustManager) trustManagers()[0];
      trust.checkServerTrusted(chain, ANY_KEY_EXCHANGE);
      trust.checkClientTrusted(chain, ANY_KEY_EXCHANGE);
    } catch (CertificateException refused) {
      throw new TlsException(
          "Other nodes would refuse the certificate in %s (%s): get one of an authority in %s that is valid now, for servers and for clients."
              .formatted(files.certificate(), refused.getMessage(), files.ca()),
          refused);
    }
    if (names(chain[0]).isEmpty()) {
      throw new TlsException(
          "The certificate in %s has no DNS name: get one with a name that the certificates of all nodes have."
              .formatted(files.certificate()));
    }
  }

  /** What connections of nodes are made with. */
  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(), trustManagers(), null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** An authority may sign for more than one cluster: nodes of one have a name in common. */
  boolean isOneOfUs(X509Certificate peer) {
    return names(peer).stream().anyMatch(names(own.chain().get(0))::contains);
  }

  private static Set<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? Set.of()
          : names.stream()
              .filter(name -> name.get(0).equals(DNS_NAME))
              .map(name -> name.get(1).toString())
              .collect(Collectors.toSet());
    } catch (CertificateException damaged) {
      return Set.of();
    }
  }

  private KeyManager[] keyManagers() throws GeneralSecurityException {
    KeyStore store = emptyStore();
    store.setKeyEntry("node", own.key(), NO_PASSWORD, own.chain().toArray(X509Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private TrustManager[] trustManagers() {
    try {
      KeyStore store = emptyStore();
      for (int ca = 0; ca < authorities.size(); ca++) {
        store.setCertificateEntry("ca-" + ca, authorities.get(ca));
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      return store;
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
