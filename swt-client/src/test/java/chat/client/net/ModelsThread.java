package chat.client.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Lets a test be the models' thread: it runs what the network hands over while it waits for
 * something.
 */
final class ModelsThread implements Executor {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();

  @Override
  public void execute(Runnable event) {
    events.add(event);
  }

  /** Runs events until {@code reached}; fails if that does not happen in time. */
  void runUntil(BooleanSupplier reached) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!reached.getAsBoolean()) {
      Runnable event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      assertThat(event).as("something from the network").isNotNull();
      event.run();
    }
  }

  /** Runs what is there now, without waiting. */
  void runWaiting() {
    for (Runnable event = events.poll(); event != null; event = events.poll()) {
      event.run();
    }
  }

  int waiting() {
    return events.size();
  }
}
