package chat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as one address. */
class AddressBlockTest {
  private static AddressBlock block(String address) {
    return AddressBlock.of(NetUtil.createInetAddressFromIpAddressString(address));
  }

  @Test
  void eachAddressOfIPv4IsABlock() {
    assertThat(block("192.0.2.7")).isEqualTo(block("192.0.2.7")).hasToString("192.0.2.7");
    assertThat(block("192.0.2.7")).isNotEqualTo(block("192.0.2.8"));
    assertThat(block("255.255.255.255")).hasToString("255.255.255.255");
  }

  @Test
  void aNetworkOf64BitsOfIPv6IsABlock() {
    assertThat(block("2001:db8:0:1::1"))
        .isEqualTo(block("2001:db8:0:1:ffff:ffff:ffff:ffff"))
        .isNotEqualTo(block("2001:db8:0:2::1"))
        .hasToString("2001:db8:0:1::/64");
  }

  @Test
  void noIPv6IsTakenForIPv4() {
    assertThat(block("::c000:207")).isNotEqualTo(block("192.0.2.7"));
    assertThat(block("::1")).isNotEqualTo(block("0.0.0.0"));
  }

  @Test
  void writtenAsIPv6ItIsStillIPv4() throws Exception {
    byte[] mapped = new byte[16];
    mapped[10] = mapped[11] = -1;
    mapped[12] = (byte) 192;
    mapped[14] = 2;
    mapped[15] = 7;

    assertThat(AddressBlock.of(Inet6Address.getByAddress(null, mapped, -1)))
        .isEqualTo(block("192.0.2.7"));
  }

  @Test
  void theInterfaceMakesNoDifference() throws Exception {
    byte[] linkLocal = NetUtil.createByteArrayFromIpAddressString("fe80::1");

    assertThat(AddressBlock.of(Inet6Address.getByAddress(null, linkLocal, 3)))
        .isEqualTo(block("fe80::1"));
  }

  @Test
  void exemptAddressesHaveNone() throws Exception {
    AddressBlocks blocks =
        new AddressBlocks(List.of("192.0.2.7", "2001:db8::1", "::ffff:10.0.0.1"));

    assertThat(blocks.of(InetAddress.getByName("192.0.2.7"))).isEmpty();
    assertThat(blocks.of(InetAddress.getByName("2001:db8::1"))).isEmpty();
    assertThat(blocks.of(InetAddress.getByName("10.0.0.1"))).isEmpty();
    assertThat(blocks.of(InetAddress.getByName("192.0.2.8"))).contains(block("192.0.2.8"));
    assertThat(blocks.of(InetAddress.getByName("2001:db8::2"))).contains(block("2001:db8::"));
  }

  @Test
  void whatIsNoAddressCannotBeExempt() {
    assertThatThrownBy(() -> new AddressBlocks(List.of("example.org")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("example.org");
  }
}
