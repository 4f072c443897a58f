package chat.client.model;

import java.time.Duration;

/** Runs things later, on the models' thread. */
@FunctionalInterface
public interface Timers {
  /**
   * Runs {@code action} once after {@code pause}.
   *
   * @return cancels it; does nothing once it ran
   */
  Runnable after(Duration pause, Runnable action);
}
