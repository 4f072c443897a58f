package chat.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.HostAndPort;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class LoopbackTest {
  @Test
  void thisMachineIsTaken() {
    assertThat(Loopback.server(HostAndPort.fromParts("127.0.0.5", 7)))
        .isEqualTo(new InetSocketAddress("127.0.0.5", 7));
  }

  @Test
  void anotherMachineIsNot() {
    assertThatThrownBy(() -> Loopback.server(HostAndPort.fromParts("192.0.2.1", 7)))
        .hasMessageContaining("192.0.2.1 is not this machine");
  }

  @Test
  void anotherSourceIsNot() {
    assertThatThrownBy(() -> Loopback.source("192.0.2.1")).hasMessageContaining("127.0.0.0/8");
    assertThatThrownBy(() -> Loopback.source("::1")).hasMessageContaining("127.0.0.0/8");
  }
}
