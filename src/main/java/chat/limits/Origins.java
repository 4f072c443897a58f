package chat.limits;

import chat.config.Settings.Limits;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.TimeMeter;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;

/** The origins of all connections. Safe for any thread. */
public final class Origins {
  /** Long enough for any bucket to fill, so that nothing is forgotten that still counts. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  /** So many addresses take some ten MiB; more, and those not seen for longest are forgotten. */
  private static final int MOST = 100_000;

  /** The share of the heap that beginnings of messages may take. */
  private static final int HEAP_SHARE = 16;

  private final Set<InetAddress> exempt;
  private final Origin unlimited;
  private final LoadingCache<String, Origin> limited;

  public Origins(Limits limits) {
    ByteBudget begunMessages = ByteBudget.of(Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    unlimited = Origin.unlimited(begunMessages);
    exempt =
        limits.exemptAddresses().stream()
            .map(NetUtil::createInetAddressFromIpAddressString)
            .collect(Collectors.toUnmodifiableSet());
    limited =
        Caffeine.newBuilder()
            .expireAfterAccess(KEPT)
            .maximumSize(MOST)
            .build(
                block ->
                    Origin.limited(
                        block, limits.address(), begunMessages, TimeMeter.SYSTEM_NANOTIME));
  }

  /** The origin of a client with this address. */
  public Origin of(InetAddress address) {
    return exempt.contains(address) ? unlimited : limited.get(block(address));
  }

  /** Who has an IPv6 network has all its addresses. */
  private static String block(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(address.getAddress(), 0, 8)
        : address.getHostAddress();
  }
}
