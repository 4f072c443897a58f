package chat.tools.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final int MANY = 500;

  private static long mostMillis(int failures) {
    return IntStream.range(0, MANY)
        .mapToLong(
            i -> {
              Backoff backoff = new Backoff();
              for (int failure = 0; failure < failures; failure++) {
                backoff.next(Duration.ZERO);
              }
              return backoff.next(Duration.ZERO).toMillis();
            })
        .max()
        .orElseThrow();
  }

  @Test
  void theFirstPauseIsSpreadOverItsWholeTime() {
    assertThat(mostMillis(0)).isBetween(Backoff.FIRST.toMillis() / 2, Backoff.FIRST.toMillis());
  }

  @Test
  void pausesGrowAndHaveAnEnd() {
    assertThat(mostMillis(1)).isGreaterThan(Backoff.FIRST.toMillis());
    assertThat(mostMillis(20))
        .isBetween(Backoff.LONGEST.toMillis() / 2, Backoff.LONGEST.toMillis());
  }

  @Test
  void whatTheServerAsksForIsKept() {
    Duration asked = Duration.ofMinutes(1);

    assertThat(new Backoff().next(asked)).isEqualTo(asked);
  }

  @Test
  void successBeginsAnew() {
    Backoff backoff = new Backoff();
    IntStream.range(0, 20).forEach(i -> backoff.next(Duration.ZERO));
    backoff.succeeded();

    assertThat(backoff.next(Duration.ZERO)).isLessThanOrEqualTo(Backoff.FIRST);
  }
}
