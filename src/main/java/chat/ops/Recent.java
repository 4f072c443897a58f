package chat.ops;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * An answer that is made when somebody asks, and shared by all who ask at about the same time:
 * however often that is, it costs no more. Safe for any thread.
 */
final class Recent<T> {
  private final Duration fresh;
  private final Supplier<CompletionStage<T>> source;
  private CompletableFuture<T> latest;
  private long askedAt;

  /**
   * Nothing asked yet.
   *
   * @param fresh how old an answer may be
   * @param source makes one; not called again before it has
   */
  Recent(Duration fresh, Supplier<CompletionStage<T>> source) {
    this.fresh = fresh;
    this.source = source;
  }

  /** The answer of a moment ago, or a new one. */
  synchronized CompletionStage<T> get() {
    if (latest == null || latest.isDone() && System.nanoTime() - askedAt >= fresh.toNanos()) {
      askedAt = System.nanoTime();
      latest = source.get().toCompletableFuture();
    }
    return latest;
  }
}
