package chat.tools.churn;

import static org.assertj.core.api.Assertions.assertThat;

import chat.tools.process.Memory;
import org.junit.jupiter.api.Test;

class ReturnTest {
  private static final long MIB = 1 << 20;
  private static final Sample BEFORE = sample(30, 90, 40, 60);

  private static Sample sample(long heapMib, long outsideMib, long threads, long files) {
    Memory memory = new Memory(heapMib * MIB, outsideMib * MIB);
    return new Sample(0, memory, 400 * MIB, threads, files);
  }

  private static boolean holds(Sample after) {
    return Return.holds(Return.growth(BEFORE, after));
  }

  @Test
  void whereItWasHolds() {
    assertThat(holds(BEFORE)).isTrue();
    assertThat(holds(sample(34, 122, 44, 64))).as("within what is allowed").isTrue();
  }

  @Test
  void lessThanBeforeHolds() {
    assertThat(holds(sample(10, 50, 20, 30))).isTrue();
  }

  @Test
  void eachAloneIsFound() {
    assertThat(holds(sample(35, 90, 40, 60))).as("heap").isFalse();
    assertThat(holds(sample(30, 123, 40, 60))).as("memory outside the heap").isFalse();
    assertThat(holds(sample(30, 90, 45, 60))).as("threads").isFalse();
    assertThat(holds(sample(30, 90, 40, 65))).as("file handles").isFalse();
  }

  @Test
  void whatIsResidentButFreeIsForgiven() {
    Sample after = new Sample(0, BEFORE.memory(), 900 * MIB, 40, 60);

    assertThat(holds(after)).isTrue();
  }

  @Test
  void growthIsTold() {
    assertThat(Return.growth(BEFORE, sample(31, 88, 40, 63)))
        .containsEntry("live_heap_mib", 1.0)
        .containsEntry("outside_heap_mib", -2.0)
        .containsEntry("threads", 0.0)
        .containsEntry("open_files", 3.0);
  }
}
