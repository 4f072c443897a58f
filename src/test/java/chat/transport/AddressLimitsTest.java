package chat.transport;

import static org.assertj.core.api.Assertions.assertThat;

import chat.limits.ManualMeter;
import io.netty.util.NetUtil;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What one address may have and do, told by hand. */
class AddressLimitsTest {
  private static final int CONNECTIONS = 10;
  private static final int PER_SECOND = 2;
  private static final int BURST = 4;
  private static final AddressBlock ONE = block("192.0.2.1");
  private static final AddressBlock OTHER = block("192.0.2.2");

  private final ManualMeter time = new ManualMeter();
  private final AddressLimits limits =
      new AddressLimits(
          new AddressSettings(CONNECTIONS, PER_SECOND, BURST, List.of("192.0.2.3")), time);

  private static AddressBlock block(String address) {
    return AddressBlock.of(NetUtil.createInetAddressFromIpAddressString(address));
  }

  private void open(AddressBlock block, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(limits.opened(block)).isEmpty();
    }
  }

  @Test
  void exemptAddressHasNoBlock() {
    assertThat(limits.blockOf(NetUtil.createInetAddressFromIpAddressString("192.0.2.3"))).isEmpty();
  }

  @Nested
  class Rate {
    @Test
    void burstThenAsManyAsTimeAllows() {
      open(ONE, BURST);
      assertThat(limits.opened(ONE)).contains(TransportEvent.REFUSED_ADDRESS_RATE);

      time.pass(Duration.ofMillis(499));
      assertThat(limits.opened(ONE)).contains(TransportEvent.REFUSED_ADDRESS_RATE);
      time.pass(Duration.ofMillis(1));
      open(ONE, 1);
      assertThat(limits.opened(ONE)).contains(TransportEvent.REFUSED_ADDRESS_RATE);
    }

    @Test
    void pauseFillsUpToTheBurst() {
      open(ONE, BURST);
      time.pass(Duration.ofHours(1));

      open(ONE, BURST);
      assertThat(limits.opened(ONE)).contains(TransportEvent.REFUSED_ADDRESS_RATE);
    }

    @Test
    void isOfOneAddressAlone() {
      open(ONE, BURST);

      open(OTHER, BURST);
    }
  }

  @Nested
  class Open {
    private void openAll() {
      for (int i = 0; i < CONNECTIONS; i++) {
        open(ONE, 1);
        time.pass(Duration.ofSeconds(1));
      }
    }

    @Test
    void oneTooManyIsRefusedUntilOneIsClosed() {
      openAll();
      assertThat(limits.opened(ONE)).contains(TransportEvent.REFUSED_ADDRESS_CONNECTIONS);
      open(OTHER, 1);

      limits.closed(ONE);

      open(ONE, 1);
      assertThat(limits.opened(ONE)).contains(TransportEvent.REFUSED_ADDRESS_CONNECTIONS);
    }

    @Test
    void countAsLongAsTheyAreOpenHoweverManyOthersCome() {
      openAll();
      time.pass(Duration.ofDays(1));
      for (int i = 0; i < 100_000; i++) {
        open(new AddressBlock(true, i), 1);
      }

      assertThat(limits.opened(ONE)).contains(TransportEvent.REFUSED_ADDRESS_CONNECTIONS);
    }

    @Test
    void refusedOnesDoNotCount() {
      open(ONE, BURST);
      for (int i = 0; i < CONNECTIONS; i++) {
        assertThat(limits.opened(ONE)).contains(TransportEvent.REFUSED_ADDRESS_RATE);
      }
      time.pass(Duration.ofMinutes(1));

      open(ONE, BURST);
    }
  }
}
