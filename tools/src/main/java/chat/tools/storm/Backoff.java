package chat.tools.storm;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a well-behaved client waits before it comes back: a random part of a time that grows, so
 * that those who lost the server together do not come together.
 */
final class Backoff {
  /** The first pause is up to so long. */
  static final Duration FIRST = Duration.ofSeconds(3);

  /** No pause is longer. */
  static final Duration LONGEST = Duration.ofSeconds(15);

  private int failures;

  /**
   * The next pause.
   *
   * @param retryAfter what the server asked for; zero if it asked for nothing
   */
  Duration next(Duration retryAfter) {
    long most = FIRST.toMillis() << Math.min(failures, 10);
    failures++;
    Duration pause =
        Duration.ofMillis(
            ThreadLocalRandom.current().nextLong(Math.min(most, LONGEST.toMillis()) + 1));
    return pause.compareTo(retryAfter) < 0 ? retryAfter : pause;
  }

  /** It is back. */
  void succeeded() {
    failures = 0;
  }
}
