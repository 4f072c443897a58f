package chat.transport;

import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * What connections are encrypted with.
 *
 * @param material what it was made from
 */
record TlsContext(TlsMaterial material, ServerCertificate certificate, SslContext netty) {
  private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  /** Who comes back soon saves a signature; only TLS 1.2 remembers here, 1.3 asks the client to. */
  private static final int MAX_SESSIONS = 2_000;

  private static final Duration SESSION_TIMEOUT = Duration.ofHours(1);

  static TlsContext of(TlsMaterial material, TlsSettings settings) throws TlsException {
    TlsIdentity identity = TlsIdentity.of(material.certificate(), material.key());
    X509Certificate[] chain = identity.chain().toArray(X509Certificate[]::new);
    SslContextBuilder builder =
        SslContextBuilder.forServer(identity.key(), chain)
            .sslProvider(SslProvider.JDK)
            .protocols(PROTOCOLS)
            // All of them agree on a new key per connection (ECDHE) and authenticate what they
            // encrypt.
            .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
            .sessionCacheSize(MAX_SESSIONS)
            .sessionTimeout(SESSION_TIMEOUT.toSeconds())
            .clientAuth(settings.clientAuth());
    if (material.clientCa().isPresent()) {
      builder.trustManager(TlsIdentity.certificates(material.clientCa().get()));
    }
    try {
      return new TlsContext(material, ServerCertificate.of(chain[0]), builder.build());
    } catch (SSLException | IllegalArgumentException unusable) {
      throw new TlsException(
          "The certificate in %s cannot be used (%s): get another."
              .formatted(material.certificate().path(), unusable.getMessage()),
          unusable);
    }
  }
}
