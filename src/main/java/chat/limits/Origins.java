package chat.limits;

import chat.config.Settings.Limits;
import chat.transport.AddressBlock;
import chat.transport.AddressBlocks;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Duration;

/** The origins of all connections. Safe for any thread. */
public final class Origins {
  /** Long enough for any bucket to fill, so that nothing is forgotten that still counts. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  /** So many addresses take some ten MiB; more, and those not seen for longest are forgotten. */
  private static final int MOST = 100_000;

  /** The share of the heap that beginnings of messages may take. */
  private static final int HEAP_SHARE = 16;

  private final AddressBlocks blocks;
  private final Origin unlimited;
  private final LoadingCache<AddressBlock, Origin> limited;

  public Origins(Limits limits) {
    ByteBudget begunMessages = ByteBudget.of(Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    unlimited = Origin.unlimited(begunMessages);
    blocks = new AddressBlocks(limits.exemptAddresses());
    limited =
        Caffeine.newBuilder()
            .expireAfterAccess(KEPT)
            .maximumSize(MOST)
            .build(
                block ->
                    Origin.limited(
                        block.toString(),
                        limits.address(),
                        begunMessages,
                        TimeMeter.SYSTEM_NANOTIME));
  }

  /** The origin of a client with this address. */
  public Origin of(InetAddress address) {
    return blocks.of(address).map(limited::get).orElse(unlimited);
  }
}
