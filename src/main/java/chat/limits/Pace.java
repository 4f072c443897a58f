package chat.limits;

import chat.config.Settings.PersonLimits;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/**
 * How fast one person may go. Nothing is refused for being too fast: it waits. Belongs to one
 * actor.
 */
public final class Pace {
  private final Optional<Bucket> messages;
  private final Bucket requests;
  private boolean late;

  /** The pace of somebody who has done nothing yet. */
  public static Pace of(PersonLimits limits) {
    return of(limits, TimeMeter.SYSTEM_NANOTIME);
  }

  /** The same, with a time of one's own. */
  public static Pace of(PersonLimits limits, TimeMeter time) {
    return new Pace(limits, time);
  }

  private Pace(PersonLimits limits, TimeMeter time) {
    messages = limits.messages().map(rate -> Buckets.of(rate, time));
    requests = Buckets.of(limits.requests(), time);
  }

  /** Counts a message; it has to wait for so long. */
  public Wait message() {
    return delay(messages.map(bucket -> bucket.consumeIgnoringRateLimits(1)).orElse(0L));
  }

  /** Counts a request that is no message; it has to wait for so long. */
  public Wait request() {
    return delay(requests.consumeIgnoringRateLimits(1));
  }

  private Wait delay(long nanos) {
    boolean begins = nanos > 0 && !late;
    late = nanos > 0;
    return new Wait(Duration.ofNanos(nanos), begins);
  }

  /**
   * How long something has to wait.
   *
   * @param time zero: not at all
   * @param begins whether what came before had not to wait, so that the person should be told
   */
  public record Wait(Duration time, boolean begins) {
    public boolean isOver() {
      return time.isZero();
    }
  }
}
