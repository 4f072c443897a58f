package chat.cluster;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.remote.artery.tcp.SSLEngineProvider;
import chat.config.Settings.NodeTls;
import chat.transport.CertificateLog;
import chat.transport.ServerCertificate;
import chat.transport.TlsException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;
import scala.Some;

/**
 * Encrypts what nodes say to one another, and lets none in that shows no certificate of theirs. New
 * connections are made with what lies in the files then; files that cannot be used change nothing.
 */
public final class NodeEncryption implements SSLEngineProvider {
  private static final Logger log = LoggerFactory.getLogger(NodeEncryption.class);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  /** With TLS 1.3 an engine asks for new keys now and then, which Akka's streams do not expect. */
  private static final String[] PROTOCOLS = {"TLSv1.2"};

  private record Current(NodeIdentity identity, SSLContext context) {
    static Current of(NodeIdentity identity) {
      return new Current(identity, identity.context());
    }
  }

  private final NodeTls files;
  private final CertificateLog told;
  private volatile Current current;

  private NodeEncryption(NodeTls files, Current current, Clock clock) {
    this.files = files;
    this.current = current;
    told = new CertificateLog(log, "the certificate for other nodes", "other nodes", clock);
  }

  /**
   * Reads the files.
   *
   * @throws TlsException if one of them cannot be used
   */
  public static NodeEncryption open(NodeTls files) throws TlsException {
    return open(files, Clock.systemUTC());
  }

  static NodeEncryption open(NodeTls files, Clock clock) throws TlsException {
    NodeEncryption nodes = new NodeEncryption(files, Current.of(NodeIdentity.read(files)), clock);
    nodes.told.warnOfExpiry(nodes.certificate());
    return nodes;
  }

  /** Looks at the files from now on, for as long as the system runs. */
  public void watch(ActorSystem<?> system) {
    system
        .scheduler()
        .scheduleWithFixedDelay(
            LOOK_EVERY,
            LOOK_EVERY,
            this::look,
            system.dispatchers().lookup(DispatcherSelector.blocking()));
  }

  /** What new connections are shown. */
  public ServerCertificate certificate() {
    return ServerCertificate.of(current.identity().own().chain().get(0));
  }

  @Override
  public SSLEngine createServerSSLEngine(String hostname, int port) {
    SSLEngine engine = engine(hostname, port);
    engine.setUseClientMode(false);
    engine.setNeedClientAuth(true);
    return engine;
  }

  @Override
  public SSLEngine createClientSSLEngine(String hostname, int port) {
    SSLEngine engine = engine(hostname, port);
    engine.setUseClientMode(true);
    return engine;
  }

  private SSLEngine engine(String hostname, int port) {
    SSLEngine engine = current.context().createSSLEngine(hostname, port);
    engine.setEnabledProtocols(PROTOCOLS);
    engine.setEnabledCipherSuites(
        Arrays.stream(engine.getSupportedCipherSuites())
            .filter(NodeEncryption::isStrong)
            .toArray(String[]::new));
    return engine;
  }

  /** A new key for each connection, and what is encrypted is authenticated too. */
  private static boolean isStrong(String suite) {
    return suite.startsWith("TLS_ECDHE_")
        && (suite.contains("_GCM_") || suite.contains("_CHACHA20_"));
  }

  @Override
  public Option<Throwable> verifyClientSession(String hostname, SSLSession session) {
    return verify(session);
  }

  @Override
  public Option<Throwable> verifyServerSession(String hostname, SSLSession session) {
    return verify(session);
  }

  private Option<Throwable> verify(SSLSession session) {
    try {
      X509Certificate peer = (X509Certificate) session.getPeerCertificates()[0];
      return current.identity().isOneOfUs(peer)
          ? Option.empty()
          : new Some<>(
              new SSLPeerUnverifiedException(
                  "no node of this cluster, as it has no DNS name in common: "
                      + peer.getSubjectX500Principal()));
    } catch (SSLPeerUnverifiedException nobody) {
      return new Some<>(nobody);
    }
  }

  /** Takes what lies in the files now, if it is new and can be used. */
  void look() {
    try {
      NodeIdentity found = NodeIdentity.read(files);
      if (!found.equals(current.identity())) {
        current = Current.of(found);
        told.replaced(certificate());
      }
      told.filesAreFine();
    } catch (TlsException unusable) {
      told.stays(certificate(), unusable.getMessage());
    } catch (RuntimeException bug) {
      // Thrown on, it would end the looking.
      log.error("could not look at the files", bug);
    }
    told.warnOfExpiry(certificate());
  }
}
