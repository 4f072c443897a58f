package chat.client.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server is.
 *
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record ServerAddress(String host, int port) {
  public static final int DEFAULT_PORT = 50051;

  private static final Pattern WRITTEN =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.%\\w]+)]|([^\\s:/\\[\\]]+))(?::(\\d{1,5}))?");

  private static final Pattern LOOPBACK =
      Pattern.compile("(.+\\.)?localhost\\.?|127(\\.\\d{1,3}){3}|::1|(0{1,4}:){7}0{0,3}1");

  /** Reads {@code host}, {@code host:port} or {@code [ipv6]:port}; empty if it is none of these. */
  public static Optional<ServerAddress> parse(String text) {
    return parse(text, DEFAULT_PORT);
  }

  /**
   * @param usualPort if none is written
   */
  static Optional<ServerAddress> parse(String text, int usualPort) {
    Matcher written = WRITTEN.matcher(text.strip());
    if (!written.matches()) {
      return Optional.empty();
    }
    String host = written.group(1) != null ? written.group(1) : written.group(2);
    int port = written.group(3) == null ? usualPort : Integer.parseInt(written.group(3));
    return port >= 1 && port <= 65535
        ? Optional.of(new ServerAddress(host, port))
        : Optional.empty();
  }

  /** Whether it is this machine, by what is written: no name is looked up. */
  public boolean isLoopback() {
    return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
