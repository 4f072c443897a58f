package chat.transport;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;

/** Waits for what other threads do, up to a deadline that only a broken server reaches. */
final class Await {
  static final Duration DEADLINE = Duration.ofSeconds(10);

  private Await() {}

  static <T> T result(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
  }

  static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        Assertions.fail("not in time: " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}
