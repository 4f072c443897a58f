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

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{Nd}]([\\p{L}\\p{Nd}._-]{0,252})");

  private BindAddress() {}

  private static Optional<String> withoutBrackets(String text) {
    boolean brackets = text.startsWith("[") && text.endsWith("]");
    String host = brackets ? text.substring(1, text.length() - 1) : text;
    boolean valid = NetUtil.isValidIpV6Address(host) || !brackets && NAME.matcher(host).matches();
    return valid ? Optional.of(host) : Optional.empty();
  }
}
