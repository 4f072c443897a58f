package chat.devcert;

import io.netty.util.NetUtil;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names and addresses that a certificate can be for. */
public final class HostName {
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");

  private static final int MAX_LENGTH = 253;
  private static final Pattern DNS_NAME =
      Pattern.compile(
          "(\\*\\.)?[a-z0-9_]([a-z0-9_-]*[a-z0-9])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9])?)*");

  private HostName() {}

  /** The name as certificates have it, or empty if it is neither a host name nor an IP address. */
  public static Optional<String> of(String text) {
    if (isAddress(text)) {
      return Optional.of(text);
    }
    try {
      return Optional.of(IDN.toASCII(text).toLowerCase(Locale.ROOT))
          .filter(name -> name.length() <= MAX_LENGTH && DNS_NAME.matcher(name).matches());
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
  }

  /**
   * Without the brackets of a URL, and without a zone, which means something on one machine only.
   */
  static boolean isAddress(String text) {
    return NetUtil.isValidIpV4Address(text)
        || NetUtil.isValidIpV6Address(text) && !text.startsWith("[") && !text.contains("%");
  }

  /** What every machine calls itself, and this one's name in the network if it has one. */
  public static Set<String> ofThisMachine() {
    Set<String> names = new LinkedHashSet<>(LOOPBACK);
    try {
      of(InetAddress.getLocalHost().getHostName()).ifPresent(names::add);
    } catch (UnknownHostException nameless) {
      // Then it is known by its loopback names only.
    }
    return names;
  }
}
