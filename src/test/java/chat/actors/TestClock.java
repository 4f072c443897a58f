package chat.actors;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;

/** A clock that stands still until it is moved, and fails when it is told to. */
final class TestClock extends Clock {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicBoolean failing = new AtomicBoolean();
  private volatile Instant now = START;

  void advance(Duration time) {
    now = now.plus(time);
  }

  /** Whoever reads the clock next fails, and nobody after. */
  void failOnce() {
    failing.set(true);
  }

  @Override
  public Instant instant() {
    if (failing.getAndSet(false)) {
      throw new IllegalStateException("the test broke the clock");
    }
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("time zones mean nothing here");
  }
}
