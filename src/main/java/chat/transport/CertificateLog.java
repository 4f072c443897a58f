package chat.transport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;

/**
 * What the operator reads of a certificate whose files are looked at again and again: each thing
 * once, and that it ends once a day.
 */
public final class CertificateLog {
  private static final Duration EXPIRES_SOON = Duration.ofDays(14);
  private static final Duration WARN_EVERY = Duration.ofDays(1);

  private final Logger log;
  private final String what;
  private final String others;
  private final Clock clock;

  // Guarded by this.
  private Instant nextWarning = Instant.MIN;
  private String problem = "";

  /**
   * @param what the certificate's name in a sentence, such as {@code the certificate}
   * @param others who refuse it when it is not valid
   */
  public CertificateLog(Logger log, String what, String others, Clock clock) {
    this.log = log;
    this.what = what;
    this.others = others;
    this.clock = clock;
  }

  /** It has taken the place of another one. */
  public synchronized void replaced(ServerCertificate now) {
    nextWarning = Instant.MIN;
    log.info("{} was replaced by {}", what, now);
  }

  /** What lies in the files can be used. */
  public synchronized void filesAreFine() {
    problem = "";
  }

  /** What lies in the files cannot be used; the same sentence is repeated only after another. */
  public synchronized void stays(ServerCertificate certificate, String sentence) {
    if (!sentence.equals(problem)) {
      problem = sentence;
      log.warn("{} stays {} because of this: {}", what, certificate, sentence);
    }
  }

  /** Warns if it is not valid, or soon will not be. */
  public synchronized void warnOfExpiry(ServerCertificate certificate) {
    Instant now = clock.instant();
    if (now.isBefore(nextWarning)) {
      return;
    }
    if (now.isBefore(certificate.notBefore())) {
      log.warn("{} is not valid before {}: {}", what, certificate.notBefore(), certificate);
    } else if (now.isAfter(certificate.notAfter())) {
      log.warn("{} has expired, {} refuse it; renew it: {}", what, others, certificate);
    } else if (now.plus(EXPIRES_SOON).isAfter(certificate.notAfter())) {
      log.warn("{} expires soon; renew it: {}", what, certificate);
    } else {
      return;
    }
    nextWarning = now.plus(WARN_EVERY);
  }
}
