package chat.limits;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** Time that passes when the test says so. */
public final class ManualMeter implements TimeMeter {
  private volatile long nanos;

  public void pass(Duration time) {
    nanos += time.toNanos();
  }

  @Override
  public long currentTimeNanos() {
    return nanos;
  }

  @Override
  public boolean isWallClockBased() {
    return false;
  }
}
