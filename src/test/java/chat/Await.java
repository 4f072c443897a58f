package chat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what happens elsewhere, up to a deadline that only a broken server reaches. */
public final class Await {
  public static final Duration DEADLINE = Duration.ofSeconds(30);

  private static final long LOOK_AGAIN_NANOS = 2_000_000;

  private Await() {}

  /** What the stage completes with. */
  public static <T> T result(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      throw new AssertionError("no result", failure.getCause());
    } catch (TimeoutException failure) {
      throw new AssertionError("no result in time", failure);
    } catch (InterruptedException stopped) {
      throw new AssertionError("interrupted", stopped);
    }
  }

  /** The next element; {@code onTimeout} says what to report if none comes. */
  public static <T> T next(BlockingQueue<T> queue, Supplier<String> onTimeout) {
    try {
      T next = queue.poll(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        throw new AssertionError(onTimeout.get());
      }
      return next;
    } catch (InterruptedException stopped) {
      throw new AssertionError("interrupted", stopped);
    }
  }

  /** Looks again and again until the condition holds. */
  public static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not in time: " + what);
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }
}
