package chat.client.net;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** Shows the client's certificate to a server that asks, and notes if there was none to show. */
final class ClientIdentity extends X509ExtendedKeyManager {
  private static final String ALIAS = "client";

  private final TlsFiles files;
  private volatile Optional<TlsFiles.Identity> shown = Optional.empty();
  private volatile boolean asked;

  ClientIdentity(TlsFiles files) {
    this.files = files;
  }

  /** Whether the server has asked for a certificate. */
  boolean wasAsked() {
    return asked;
  }

  /** Whether it was given one. */
  boolean wasShown() {
    return shown.isPresent();
  }

  /** Whoever issued it: that is for the server to judge. */
  @Override
  public String chooseEngineClientAlias(String[] kinds, Principal[] issuers, SSLEngine engine) {
    asked = true;
    shown = files.readIdentity();
    return shown
        .filter(identity -> List.of(kinds).contains(identity.key().getAlgorithm()))
        .map(identity -> ALIAS)
        .orElse(null);
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return shown.map(it -> it.chain().toArray(X509Certificate[]::new)).orElse(null);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return shown.map(TlsFiles.Identity::key).orElse(null);
  }

  @Override
  public String[] getClientAliases(String kind, Principal[] issuers) {
    return new String[] {ALIAS};
  }

  @Override
  public String chooseClientAlias(String[] kinds, Principal[] issuers, Socket socket) {
    throw new UnsupportedOperationException("gRPC uses engines only");
  }

  @Override
  public String[] getServerAliases(String kind, Principal[] issuers) {
    throw new UnsupportedOperationException("This is no server");
  }

  @Override
  public String chooseServerAlias(String kind, Principal[] issuers, Socket socket) {
    throw new UnsupportedOperationException("This is no server");
  }
}
