package chat.tools;

import com.google.common.net.HostAndPort;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Keeps what hurts on this machine. */
public final class Loopback {
  private Loopback() {}

  /**
   * The IPv4 address of a server of this machine.
   *
   * @throws IllegalArgumentException with a sentence for people if it is anything else
   */
  public static InetSocketAddress server(HostAndPort target) {
    List<InetAddress> addresses = addresses(target.getHost());
    if (!addresses.stream().allMatch(InetAddress::isLoopbackAddress)) {
      throw new IllegalArgumentException(
          "%s is not this machine. This tool attacks servers on loopback addresses only, such as 127.0.0.1."
              .formatted(target.getHost()));
    }
    return addresses.stream()
        .filter(Inet4Address.class::isInstance)
        .findFirst()
        .map(address -> new InetSocketAddress(address, target.getPort()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is IPv6 only, but attacks come from several addresses of 127.0.0.0/8. Use 127.0.0.1."
                        .formatted(target.getHost())));
  }

  /**
   * An IPv4 address of this machine to come from.
   *
   * @throws IllegalArgumentException with a sentence for people if it is anything else
   */
  public static InetAddress source(String address) {
    InetAddress found = addresses(address).get(0);
    if (!found.isLoopbackAddress() || !(found instanceof Inet4Address)) {
      throw new IllegalArgumentException(address + " is no address of 127.0.0.0/8.");
    }
    return found;
  }

  private static List<InetAddress> addresses(String host) {
    try {
      return Arrays.asList(InetAddress.getAllByName(host));
    } catch (UnknownHostException unknown) {
      throw new IllegalArgumentException("There is no host \"" + host + "\".");
    }
  }
}
