package chat.transport;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells which block limits count an address under, if it is not exempt. Safe for any thread. */
public final class AddressBlocks {
  private final Set<InetAddress> exempt;

  /**
   * @param exemptAddresses IP addresses, of IPv4 or IPv6, each exempt alone and not with its block
   * @throws IllegalArgumentException if one of them is none
   */
  public AddressBlocks(List<String> exemptAddresses) {
    exempt = exemptAddresses.stream().map(AddressBlocks::parse).collect(Collectors.toSet());
  }

  private static InetAddress parse(String text) {
    InetAddress address = NetUtil.createInetAddressFromIpAddressString(text);
    if (address == null) {
      throw new IllegalArgumentException("no IP address: " + text);
    }
    return AddressBlock.plain(address);
  }

  /** The block of an address; empty if the address is exempt. */
  public Optional<AddressBlock> of(InetAddress address) {
    return exempt.contains(AddressBlock.plain(address))
        ? Optional.empty()
        : Optional.of(AddressBlock.of(address));
  }
}
