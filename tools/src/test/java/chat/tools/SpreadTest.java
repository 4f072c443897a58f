package chat.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  private static Spread of(Double... figures) {
    return Spread.of(Stream.of(figures), figure -> figure);
  }

  @Test
  void oddNumbers() {
    assertThat(of(3.0, 1.0, 2.0)).isEqualTo(new Spread(2, 1, 3));
  }

  @Test
  void evenNumbers() {
    assertThat(of(4.0, 1.0, 2.0, 3.0)).isEqualTo(new Spread(2.5, 1, 4));
  }

  @Test
  void nothingIsKnownOfWhatWasNotMeasured() {
    assertThat(of(Double.NaN).known()).isFalse();
    assertThat(of(1.0).known()).isTrue();
  }
}
