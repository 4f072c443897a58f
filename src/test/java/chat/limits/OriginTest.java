package chat.limits;

import static org.assertj.core.api.Assertions.assertThat;

import chat.config.Settings.AddressLimits;
import chat.config.Settings.Rate;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OriginTest {
  private final ManualMeter time = new ManualMeter();
  private final Origin origin =
      Origin.limited(
          "192.0.2.1",
          new AddressLimits(1, new Rate(1, 1), 2, new Rate(10, 3), 5),
          ByteBudget.of(1),
          time);

  @Nested
  class Logins {
    @Test
    void oneTooManyIsToldWhenToComeBack() {
      for (int i = 0; i < 3; i++) {
        assertThat(origin.tryLogin()).isEmpty();
      }

      assertThat(origin.tryLogin()).contains(Duration.ofMillis(100));
    }

    @Test
    void whoIsTurnedAwayDoesNotMakeTheWaitLonger() {
      for (int i = 0; i < 1_000; i++) {
        origin.tryLogin();
      }
      time.pass(Duration.ofMillis(100));

      assertThat(origin.tryLogin()).isEmpty();
    }
  }

  @Nested
  class WaitingStreams {
    @Test
    void oneTooManyIsRefused() {
      origin.tryWait();
      origin.tryWait();

      assertThat(origin.tryWait()).isEmpty();
    }

    @Test
    void whatIsOverMakesRoomOnce() {
      WaitingStream first = origin.tryWait().orElseThrow();
      origin.tryWait();
      first.over();
      first.over();

      assertThat(origin.tryWait()).isPresent();
      assertThat(origin.tryWait()).isEmpty();
    }
  }

  @Test
  void nothingIsTooMuchWithoutLimits() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(Origin.UNLIMITED.tryLogin()).isEmpty();
      assertThat(Origin.UNLIMITED.tryWait()).isPresent();
    }
  }
}
