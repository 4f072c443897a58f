package chat.store;

import chat.config.Settings;
import java.time.Instant;

/**
 * What is not pruned.
 *
 * @param since messages before it are pruned
 * @param count of each room, messages beyond its newest so many are pruned
 */
record Keep(Instant since, long count) {

  /** What the settings keep at that time. */
  static Keep of(Settings.Retention retention, Instant now) {
    return new Keep(
        retention.maxAge().map(now::minus).orElse(Instant.EPOCH),
        retention.maxCount().map(Integer::longValue).orElse(Long.MAX_VALUE));
  }

  /** Whether this message of a room whose last number is {@code head} is pruned. */
  boolean isPast(long seq, Instant at, long head) {
    return at.isBefore(since) || seq <= head - count;
  }
}
