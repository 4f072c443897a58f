package chat.transport;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The encryption of a server's connections, with the certificate that lies in its files now: new
 * files hold for new connections, those that are open keep what they began with. Files that cannot
 * be used change nothing.
 */
public final class ServerTls {
  private static final Logger log = LoggerFactory.getLogger(ServerTls.class);

  /** The work of handshakes stays off the event loops, where it would hold up everybody. */
  private static final int HANDSHAKE_THREADS = 2;

  /** For a peer that does not read while it is told that the connection ends. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(500);

  private final TlsSettings settings;
  private final Clock clock;
  private final CertificateLog told;
  private final ExecutorService handshakes =
      Executors.newFixedThreadPool(HANDSHAKE_THREADS, new DefaultThreadFactory("tls", true));
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("tls-files", true));
  private volatile TlsContext current;

  private ServerTls(TlsSettings settings, Clock clock, TlsContext current) {
    this.settings = settings;
    this.clock = clock;
    this.told = new CertificateLog(log, "the certificate", "clients", clock);
    this.current = current;
  }

  /**
   * Reads the files, and warns in the log of what is not as it should be.
   *
   * @throws TlsException if a file cannot be used
   */
  public static ServerTls open(TlsSettings settings) throws TlsException {
    return open(settings, Clock.systemUTC());
  }

  static ServerTls open(TlsSettings settings, Clock clock) throws TlsException {
    ServerTls tls =
        new ServerTls(settings, clock, TlsContext.of(TlsMaterial.read(settings), settings));
    tls.warnOfReaders(tls.current);
    tls.told.warnOfExpiry(tls.certificate());
    return tls;
  }

  /** What new connections are shown. */
  public ServerCertificate certificate() {
    return current.certificate();
  }

  /** Looks at the files from now on, until {@link #close}. */
  void watch(TransportCounters counters) {
    long pause = settings.lookEvery().toMillis();
    looking.scheduleWithFixedDelay(() -> look(counters), pause, pause, TimeUnit.MILLISECONDS);
  }

  void close() {
    looking.shutdownNow();
    handshakes.shutdownNow();
  }

  /** The handler that encrypts one new connection. */
  SslHandler newHandler(ByteBufAllocator allocator, Alpn alpn) {
    SSLEngine engine = current.netty().newEngine(allocator);
    engine.setHandshakeApplicationProtocolSelector(alpn);
    SslHandler handler = new SslHandler(engine, false, handshakes);
    // TlsGuard has a deadline for it, and counts.
    handler.setHandshakeTimeoutMillis(0);
    handler.setCloseNotifyFlushTimeoutMillis(CLOSE_TIMEOUT.toMillis());
    return handler;
  }

  /** Takes what lies in the files now, if it is new and can be used. */
  synchronized void look(TransportCounters counters) {
    try {
      TlsMaterial found = TlsMaterial.read(settings);
      if (!found.equals(current.material())) {
        replaceBy(TlsContext.of(found, settings));
        counters.count(TransportEvent.TLS_CERTIFICATE_REPLACED);
      }
      told.filesAreFine();
    } catch (TlsException unusable) {
      counters.count(TransportEvent.TLS_CERTIFICATE_REJECTED);
      told.stays(certificate(), unusable.getMessage());
    } catch (RuntimeException bug) {
      // Thrown on, it would end the looking.
      log.error("could not look at the files", bug);
    }
    told.warnOfExpiry(certificate());
  }

  private void replaceBy(TlsContext found) throws TlsException {
    Instant now = clock.instant();
    if (current.certificate().isValid(now) && !found.certificate().isValid(now)) {
      throw new TlsException(
          "The certificate in %s is valid only from %s to %s: get another."
              .formatted(
                  found.material().certificate().path(),
                  found.certificate().notBefore(),
                  found.certificate().notAfter()));
    }
    current = found;
    told.replaced(found.certificate());
    warnOfReaders(found);
  }

  private void warnOfReaders(TlsContext context) {
    TlsFile key = context.material().key();
    if (key.isReadableByEverybody()) {
      log.warn(
          "every user of this machine may read the private key in {}: chmod o-r it", key.path());
    }
  }
}
