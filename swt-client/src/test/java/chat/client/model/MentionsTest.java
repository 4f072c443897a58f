package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {
  @ParameterizedTest
  @CsvSource({
    "Ann, Ann: look",
    "Ann, 'hello ANN!'",
    "Ann, @ann",
    "Ann, 你好Ann你好",
    "李雷, 你好李雷你好",
    "李雷, @李雷",
    "Zoë, zoë?"
  })
  void isNamed(String name, String text) {
    assertThat(new Mentions(name).areIn(text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"Ann, Anna", "Ann, Joann", "Ann, Ann2", "李雷, 李蕾", "Ann, ''"})
  void isNotNamed(String name, String text) {
    assertThat(new Mentions(name).areIn(text)).isFalse();
  }

  @Test
  void tellsWhere() {
    assertThat(new Mentions("Ann").in("Ann, ann"))
        .containsExactly(new Mentions.Range(0, 3), new Mentions.Range(5, 8));
  }
}
