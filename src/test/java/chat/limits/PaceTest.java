package chat.limits;

import static org.assertj.core.api.Assertions.assertThat;

import chat.config.Settings.PersonLimits;
import chat.config.Settings.Rate;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Duration TENTH = Duration.ofMillis(100);

  private final ManualMeter time = new ManualMeter();
  private final Pace pace =
      Pace.of(new PersonLimits(Optional.of(new Rate(10, 3)), new Rate(20, 1)), time);

  @Test
  void burstNeedNotWait() {
    for (int i = 0; i < 3; i++) {
      assertThat(pace.message().isOver()).isTrue();
    }
  }

  @Test
  void eachOneAfterTheBurstWaitsLonger() {
    burst();

    assertThat(pace.message().time()).isEqualTo(TENTH);
    assertThat(pace.message().time()).isEqualTo(TENTH.multipliedBy(2));
  }

  @Test
  void waitingOneAfterTheOtherIsTheLongRunsPace() {
    burst();

    for (int i = 0; i < 50; i++) {
      Pace.Wait wait = pace.message();
      assertThat(wait.time()).isEqualTo(TENTH);
      time.pass(wait.time());
    }
  }

  @Test
  void beginningIsToldOnceForEachTime() {
    burst();
    assertThat(pace.message().begins()).isTrue();
    assertThat(pace.message().begins()).isFalse();

    time.pass(Duration.ofSeconds(1));
    burst();
    assertThat(pace.message().begins()).isTrue();
  }

  @Test
  void aPauseBringsTheBurstBackAndNoMore() {
    burst();
    time.pass(Duration.ofHours(1));
    burst();

    assertThat(pace.message().isOver()).isFalse();
  }

  @Test
  void requestsHaveAPaceOfTheirOwn() {
    burst();

    assertThat(pace.request().isOver()).isTrue();
    assertThat(pace.request().time()).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void unlimitedMessagesNeverWait() {
    Pace unlimited = Pace.of(new PersonLimits(Optional.empty(), new Rate(1, 1)), time);

    for (int i = 0; i < 10_000; i++) {
      assertThat(unlimited.message().isOver()).isTrue();
    }
  }

  private void burst() {
    for (int i = 0; i < 3; i++) {
      assertThat(pace.message().isOver()).isTrue();
    }
  }
}
