package chat.limits;

import chat.config.Settings.AddressLimits;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where a client comes from, as far as it matters for what it may do: all clients of one network
 * address share an origin. Safe for any thread.
 */
public final class Origin {
  /** Of clients that no limit holds for. */
  public static final Origin UNLIMITED = unlimited(ByteBudget.of(Long.MAX_VALUE));

  /** What the beginnings of messages from one address may take of the memory. */
  private static final int MOST_BEGUN_BYTES = 2 << 20;

  private final String address;
  private final Optional<Bucket> logins;
  private final int mostWaiting;
  private final int mostPeople;
  private final ByteBudget begunMessages;
  private final AtomicInteger waiting = new AtomicInteger();

  private Origin(
      String address,
      Optional<Bucket> logins,
      int mostWaiting,
      int mostPeople,
      ByteBudget begunMessages) {
    this.address = address;
    this.logins = logins;
    this.mostWaiting = mostWaiting;
    this.mostPeople = mostPeople;
    this.begunMessages = begunMessages;
  }

  /** Of clients that no limit holds for but that of all together. */
  static Origin unlimited(ByteBudget begunMessages) {
    return new Origin("", Optional.empty(), Integer.MAX_VALUE, Integer.MAX_VALUE, begunMessages);
  }

  /**
   * Of clients of one address, which have done nothing yet.
   *
   * @param begunMessages what those of all addresses may take of the memory
   */
  public static Origin limited(
      String address, AddressLimits limits, ByteBudget begunMessages, TimeMeter time) {
    return new Origin(
        address,
        Optional.of(Buckets.of(limits.logins(), time)),
        limits.waitingStreams(),
        limits.people(),
        begunMessages.share(MOST_BEGUN_BYTES));
  }

  /** What tells one origin from another. */
  public String address() {
    return address;
  }

  /** How many people may have begun a session here. */
  public int mostPeople() {
    return mostPeople;
  }

  /** The memory for messages that have begun to arrive. */
  public ByteBudget begunMessages() {
    return begunMessages;
  }

  /** Counts an attempt to get a name; if it came too early, the time after which to try again. */
  public Optional<Duration> tryLogin() {
    return logins
        .map(bucket -> bucket.tryConsumeAndReturnRemaining(1))
        .filter(attempt -> !attempt.isConsumed())
        .map(ConsumptionProbe::getNanosToWaitForRefill)
        .map(Duration::ofNanos);
  }

  /** A stream waits for its client to say who it is; empty if too many do. */
  public Optional<WaitingStream> tryWait() {
    int before = waiting.getAndUpdate(count -> count < mostWaiting ? count + 1 : count);
    return before < mostWaiting
        ? Optional.of(new WaitingStream(waiting::decrementAndGet))
        : Optional.empty();
  }
}
