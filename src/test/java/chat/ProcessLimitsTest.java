package chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is left of the operator's wishes on a narrow machine. */
class ProcessLimitsTest {
  @Test
  void enoughHandlesForAllConnections() {
    assertThat(ProcessLimits.connections(10_000, 10_000 + ProcessLimits.RESERVED_HANDLES))
        .isEqualTo(10_000);
    assertThat(ProcessLimits.connections(10_000, Long.MAX_VALUE)).isEqualTo(10_000);
  }

  @Test
  void someHandlesAreKeptForAllElse() {
    assertThat(ProcessLimits.connections(10_000, 1_024))
        .isEqualTo(1_024 - ProcessLimits.RESERVED_HANDLES);
  }

  @Test
  void atLeastOneConnectionIsTaken() {
    assertThat(ProcessLimits.connections(10_000, 64)).isOne();
  }
}
