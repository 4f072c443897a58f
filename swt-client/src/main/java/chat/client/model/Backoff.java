package chat.client.model;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Pauses between attempts: about 1, 2, 4, 8, 16 and then 30 seconds. */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** So that the clients of a restarted server do not all come back in the same moment. */
  private static final double SPREAD = 0.2;

  private final DoubleSupplier random;
  private Duration next = FIRST;

  /**
   * @param random numbers from 0 inclusive to 1 exclusive
   */
  Backoff(DoubleSupplier random) {
    this.random = random;
  }

  Duration next() {
    double factor = 1 - SPREAD + 2 * SPREAD * random.getAsDouble();
    Duration pause = Duration.ofMillis(Math.round(next.toMillis() * factor));
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return pause;
  }

  void reset() {
    next = FIRST;
  }
}
