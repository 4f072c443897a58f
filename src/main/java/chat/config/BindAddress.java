package chat.config;

import io.netty.util.NetUtil;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What may stand for the host to listen on. Whether it exists on this machine shows when it is
 * bound.
 */
final class BindAddress {
  static final Kind<String> KIND =
      Kind.text("an IP address or a host name, without a port", BindAddress::withoutBrackets);

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}._-]{0,252}");

  private BindAddress() {}

  private static Optional<String> withoutBrackets(String text) {
    if (NetUtil.isValidIpV6Address(text)) {
      return Optional.of(text.replaceAll("[\\[\\]]", ""));
    }
    return Optional.of(text).filter(name -> NAME.matcher(name).matches());
  }
}
