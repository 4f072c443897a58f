package chat.transport;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many connections each address has, and how fast it opens more. Safe for any thread.
 *
 * <p>Open connections are counted exactly, as there are only so many of them in total. Of the rates
 * only so many are known: who has a great many addresses can make them be forgotten, and gains by
 * it no more than by using each address once.
 */
final class AddressLimits {
  /** Some 10 MiB. */
  private static final int MOST_RATES = 50_000;

  private final AddressBlocks blocks;
  private final int maxConnections;
  private final Map<AddressBlock, Integer> open = new ConcurrentHashMap<>();
  private final LoadingCache<AddressBlock, Bucket> rates;

  AddressLimits(AddressSettings settings, TimeMeter time) {
    blocks = new AddressBlocks(settings.exemptAddresses());
    maxConnections = settings.maxConnections();
    rates =
        Caffeine.newBuilder()
            .maximumSize(MOST_RATES)
            .ticker(time::currentTimeNanos)
            .expireAfterAccess(timeToFill(settings))
            .build(block -> bucket(settings, time));
  }

  /** After this a bucket is full again, as a new one is. */
  private static Duration timeToFill(AddressSettings settings) {
    return Duration.ofSeconds(
        1 + settings.newConnectionsBurst() / settings.newConnectionsPerSecond());
  }

  private static Bucket bucket(AddressSettings settings, TimeMeter time) {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity(settings.newConnectionsBurst())
                    .refillGreedy(settings.newConnectionsPerSecond(), Duration.ofSeconds(1)))
        .withCustomTimePrecision(time)
        .build();
  }

  /** The block that an address is limited with; empty if it is not limited. */
  Optional<AddressBlock> blockOf(InetAddress address) {
    return blocks.of(address);
  }

  /**
   * A connection is there. If it may stay, it counts until {@link #closed}.
   *
   * @return why it may not stay; empty if it may
   */
  Optional<TransportEvent> opened(AddressBlock block) {
    if (open.getOrDefault(block, 0) >= maxConnections) {
      return Optional.of(TransportEvent.REFUSED_ADDRESS_CONNECTIONS);
    }
    if (!rates.get(block).tryConsume(1)) {
      return Optional.of(TransportEvent.REFUSED_ADDRESS_RATE);
    }
    open.merge(block, 1, Integer::sum);
    return Optional.empty();
  }

  /** A connection that might stay is gone. */
  void closed(AddressBlock block) {
    open.computeIfPresent(block, (same, count) -> count == 1 ? null : count - 1);
  }
}
