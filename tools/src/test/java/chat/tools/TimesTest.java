package chat.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimesTest {
  @Test
  void aNumberHasAUnitOrIsSeconds() {
    assertThat(Times.parse("20")).isEqualTo(Duration.ofSeconds(20));
    assertThat(Times.parse("1.5s")).isEqualTo(Duration.ofMillis(1500));
    assertThat(Times.parse("250ms")).isEqualTo(Duration.ofMillis(250));
    assertThat(Times.parse("10m")).isEqualTo(Duration.ofMinutes(10));
    assertThat(Times.parse("8h")).isEqualTo(Duration.ofHours(8));
  }

  @Test
  void anythingElseIsRefused() {
    for (String wrong : new String[] {"", "-1s", "0", "8 days", "s"}) {
      assertThatThrownBy(() -> Times.parse(wrong)).hasMessageContaining("write 30s");
    }
  }
}
