package chat.tools.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Looks at the process that it runs in. */
class ServerProcessTest {
  private static final int SOME_BYTES = 20 << 20;

  private final ServerProcess self = new ServerProcess(ProcessHandle.current().pid());

  @Test
  void tellsWhatItTakes() {
    assertThat(self.isAlive()).isTrue();
    assertThat(self.residentBytes().getAsLong()).isGreaterThan(10 << 20);
    assertThat(self.openFiles().getAsLong()).isPositive();
    assertThat(self.threads().getAsLong()).isGreaterThan(1);
  }

  @Test
  void whatIsHeldOnTheHeapIsSeen() {
    long before = self.memory().orElseThrow().heapBytes();
    byte[] held = new byte[SOME_BYTES];

    long after = self.memory().orElseThrow().heapBytes();

    assertThat(after - before).isGreaterThan(held.length / 2);
  }

  @Test
  void whatIsHeldOutsideTheHeapIsSeen() {
    long before = self.memory().orElseThrow().outsideBytes();
    ByteBuffer held = ByteBuffer.allocateDirect(SOME_BYTES);
    for (int i = 0; i < held.capacity(); i += 1024) {
      held.put(i, (byte) 1);
    }

    long after = self.memory().orElseThrow().outsideBytes();

    assertThat(after - before).isGreaterThan(held.capacity() / 2);
  }

  @Test
  void whatIsGoneTakesNothing() {
    ServerProcess nobody = new ServerProcess(Integer.MAX_VALUE);

    assertThat(nobody.isAlive()).isFalse();
    assertThat(nobody.residentBytes()).isEmpty();
    assertThat(nobody.threads()).isEmpty();
    assertThat(nobody.memory()).isEmpty();
    assertThat(nobody.cpu().seconds()).isNaN();
  }
}
