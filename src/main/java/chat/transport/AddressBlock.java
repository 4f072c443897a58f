package chat.transport;

import io.netty.util.NetUtil;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * The addresses that one peer has at its disposal: one address of IPv4, or a /64 network of IPv6,
 * as that is the least that a provider gives to anybody.
 *
 * @param v6 whether it is a network of IPv6
 * @param bits the address of IPv4, or the first 64 bits of IPv6
 */
public record AddressBlock(boolean v6, long bits) {
  private static final int V4_BYTES = 4;
  private static final int V6_BYTES = 16;

  /** The block of an address; one of IPv4 that is written as IPv6 (::ffff:a.b.c.d) is IPv4. */
  public static AddressBlock of(InetAddress address) {
    InetAddress plain = plain(address);
    ByteBuffer bytes = ByteBuffer.wrap(plain.getAddress());
    return plain instanceof Inet4Address
        ? new AddressBlock(false, Integer.toUnsignedLong(bytes.getInt()))
        : new AddressBlock(true, bytes.getLong());
  }

  /** The same address without a scope, and as IPv4 if it is. */
  static InetAddress plain(InetAddress address) {
    try {
      return InetAddress.getByAddress(address.getAddress());
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException("an address of no known length", impossible);
    }
  }

  /** As operators write it, such as {@code 192.0.2.7} or {@code 2001:db8:0:1::/64}. */
  @Override
  public String toString() {
    return v6
        ? NetUtil.bytesToIpAddress(ByteBuffer.allocate(V6_BYTES).putLong(bits).array()) + "/64"
        : NetUtil.bytesToIpAddress(ByteBuffer.allocate(V4_BYTES).putInt((int) bits).array());
  }
}
