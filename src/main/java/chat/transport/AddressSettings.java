package chat.transport;

import java.util.List;

/**
 * What one network address may do; of IPv6, one /64 network. The values in brackets are those of
 * {@link #DEFAULT}.
 *
 * @param maxConnections open connections, at least 1 [256]
 * @param newConnectionsPerSecond connections that may be opened in the long run, at least 1 [20]
 * @param newConnectionsBurst connections that may be opened at once, at least 1 [256]
 * @param exemptAddresses IP addresses that nothing of this holds for [127.0.0.1, ::1]
 */
public record AddressSettings(
    int maxConnections,
    int newConnectionsPerSecond,
    int newConnectionsBurst,
    List<String> exemptAddresses) {

  /** For an office behind one address. */
  public static final AddressSettings DEFAULT =
      new AddressSettings(256, 20, 256, List.of("127.0.0.1", "::1"));

  public AddressSettings {
    Bounds.atLeast("maxConnections", maxConnections, 1);
    Bounds.atLeast("newConnectionsPerSecond", newConnectionsPerSecond, 1);
    Bounds.atLeast("newConnectionsBurst", newConnectionsBurst, 1);
    exemptAddresses = List.copyOf(exemptAddresses);
  }
}
