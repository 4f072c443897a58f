package chat.client.model;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Pauses between attempts: anything up to 3 seconds, then up to 6, 12 and 16, but not less than a
 * quarter of that.
 *
 * <p>So a person whose network went for a moment is soon back, while of a thousand clients that
 * lose their server together a few hundred come in a second, and each is back 16 seconds after the
 * server is. The quarter keeps the later attempts from falling among the first ones of the others.
 */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofSeconds(16);
  private static final double LEAST = 0.25;

  private final DoubleSupplier random;
  private Duration most = FIRST;
  private double least;

  /**
   * @param random numbers from 0 inclusive to 1 exclusive
   */
  Backoff(DoubleSupplier random) {
    this.random = random;
  }

  Duration next() {
    double part = least + (1 - least) * random.getAsDouble();
    Duration pause = Duration.ofMillis(Math.round(most.toMillis() * part));
    Duration doubled = most.multipliedBy(2);
    most = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    least = LEAST;
    return pause;
  }

  /**
   * The pause after what went wrong. A server that ends a session has given each client another
   * time; one that refuses has told the same to everybody whom it refused.
   */
  Duration next(Problem why) {
    if (why instanceof Problem.Ended ended && !ended.retryAfter().isZero()) {
      return ended.retryAfter();
    }
    Duration asked = why instanceof Problem.Refused no ? no.retryAfter() : Duration.ZERO;
    return asked.plus(next());
  }

  void reset() {
    most = FIRST;
    least = 0;
  }
}
