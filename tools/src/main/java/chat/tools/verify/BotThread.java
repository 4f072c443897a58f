package chat.tools.verify;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The one thread on which all bots live, and all that is recorded of them. A failure on it is a bug
 * of this program and ends the run.
 */
final class BotThread implements AutoCloseable {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread bots = new Thread(task, "bots");
            bots.setDaemon(true);
            return bots;
          });
  private final CompletableFuture<Void> bug = new CompletableFuture<>();

  /** Runs what is given to it on this thread. */
  Executor executor() {
    return task -> {
      if (!thread.isShutdown()) {
        thread.execute(guarded(task));
      }
    };
  }

  void later(Duration delay, Runnable task) {
    if (!thread.isShutdown()) {
      thread.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  void every(Duration interval, Runnable task) {
    thread.scheduleAtFixedRate(guarded(task), 0, interval.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** For another thread: does something on this one and waits for its result. */
  <T> T ask(Callable<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    executor()
        .execute(
            () -> {
              try {
                answer.complete(question.call());
              } catch (Exception failure) {
                answer.completeExceptionally(failure);
              }
            });
    return orBug(answer);
  }

  /** For another thread: lets the time pass. */
  void pass(Duration time) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    later(time, () -> over.complete(null));
    orBug(over);
  }

  /**
   * For another thread: waits until the condition holds on this one.
   *
   * @return whether it did within the limit
   */
  boolean await(BooleanSupplier condition, Duration limit) {
    CompletableFuture<Boolean> outcome = new CompletableFuture<>();
    long deadline = System.nanoTime() + limit.toNanos();
    later(Duration.ZERO, () -> look(condition, deadline, outcome));
    return orBug(outcome);
  }

  private void look(BooleanSupplier condition, long deadline, CompletableFuture<Boolean> outcome) {
    if (condition.getAsBoolean()) {
      outcome.complete(true);
    } else if (System.nanoTime() > deadline) {
      outcome.complete(false);
    } else {
      later(LOOK_AGAIN, () -> look(condition, deadline, outcome));
    }
  }

  private <T> T orBug(CompletableFuture<T> future) {
    try {
      CompletableFuture.anyOf(future, bug).join();
      return future.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  private Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | Error failure) {
        bug.completeExceptionally(failure);
        throw failure;
      }
    };
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
