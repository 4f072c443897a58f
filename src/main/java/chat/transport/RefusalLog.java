package chat.transport;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator whose connections are refused: once a minute of each, and not of endlessly
 * many, or the log would be what is flooded. The counters have the rest.
 */
final class RefusalLog {
  private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);

  private static final Duration ONCE_IN = Duration.ofMinutes(1);
  private static final int MOST_LINES = 100;

  private final Cache<Object, Boolean> told;

  RefusalLog(Ticker time) {
    told = Caffeine.newBuilder().ticker(time).expireAfterWrite(ONCE_IN).build();
  }

  /** A connection was refused. */
  void refused(AddressBlock block, TransportEvent reason) {
    if (mayTell(block)) {
      log.info("Refuses connections from {}: {}", block, reason);
    }
  }

  /** No connection can be accepted. */
  void cannotAccept(Throwable cause) {
    if (mayTell(TransportEvent.ACCEPT_FAILED)) {
      log.error(
          "Cannot accept connections: {}. If file handles are short, raise their limit (ulimit -n).",
          cause.getMessage());
    }
  }

  private boolean mayTell(Object subject) {
    told.cleanUp();
    return told.estimatedSize() < MOST_LINES
        && told.asMap().putIfAbsent(subject, Boolean.TRUE) == null;
  }
}
