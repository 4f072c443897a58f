package chat.limits;

import chat.config.Settings.Rate;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** Makes token buckets. */
final class Buckets {
  private Buckets() {}

  /** A full bucket that holds a burst, and fills evenly. */
  static Bucket of(Rate rate, TimeMeter time) {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
        .withCustomTimePrecision(time)
        .build();
  }
}
