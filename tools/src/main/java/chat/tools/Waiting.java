package chat.tools;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lets time pass on the calling thread. */
public final class Waiting {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private Waiting() {}

  /** Returns after this time; at once if it is not positive. */
  public static void pass(Duration time) {
    if (time.isNegative() || time.isZero()) {
      return;
    }
    new CompletableFuture<Void>()
        .completeOnTimeout(null, time.toNanos(), TimeUnit.NANOSECONDS)
        .join();
  }

  /**
   * Returns when the condition holds, or the time is over.
   *
   * @return whether it holds
   */
  public static boolean until(BooleanSupplier condition, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      pass(LOOK_AGAIN);
    }
    return true;
  }
}
