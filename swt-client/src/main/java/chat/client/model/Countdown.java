package chat.client.model;

import java.time.Duration;

/** A pause that tells how much of it is left. */
final class Countdown {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Timers timers;
  private final Runnable onTick;
  private final Runnable onEnd;
  private Duration left = Duration.ZERO;
  private Runnable cancel = () -> {};

  Countdown(Timers timers, Runnable onTick, Runnable onEnd) {
    this.timers = timers;
    this.onTick = onTick;
    this.onEnd = onEnd;
  }

  void start(Duration pause) {
    stop();
    left = pause;
    tickLater();
  }

  void stop() {
    cancel.run();
    left = Duration.ZERO;
  }

  /** Begun seconds; 0 if it is not running. */
  long secondsLeft() {
    return left.plusMillis(999).toSeconds();
  }

  private void tickLater() {
    Duration tick = left.compareTo(TICK) < 0 ? left : TICK;
    cancel = timers.after(tick, () -> passed(tick));
  }

  private void passed(Duration tick) {
    left = left.minus(tick);
    if (left.isZero()) {
      onEnd.run();
    } else {
      tickLater();
      onTick.run();
    }
  }
}
