package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRuleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "Ann7",
        "李雷",
        "e\u0301va",
        "12345678901234567890",
        // Twenty characters of two code units each.
        "𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀",
        "  Ann  ",
        "Tom小明",
        "山田タロウ",
        "김민수Kim",
        "ㄅ小Tom",
        "Ольга9",
        "محمد٥",
        "Ωμέγα"
      })
  void accepts(String name) {
    assertThat(NameRule.flaw(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "'   ', EMPTY",
    "two words, NOT_LETTERS_OR_DIGITS",
    "a-b, NOT_LETTERS_OR_DIGITS",
    "😀, NOT_LETTERS_OR_DIGITS",
    "a\u200Bb, NOT_LETTERS_OR_DIGITS",
    "\u202Eabc, NOT_LETTERS_OR_DIGITS",
    "x\u0323\u0301\u0307, NOT_LETTERS_OR_DIGITS",
    "123456789012345678901, TOO_LONG",
    "p\u0430ypal, MIXED_SCRIPTS",
    "Ωmega, MIXED_SCRIPTS",
    "Жанна明, MIXED_SCRIPTS",
    "김タロ, MIXED_SCRIPTS",
    "\u05D0nn, MIXED_SCRIPTS"
  })
  void refuses(String name, NameRule.Flaw flaw) {
    assertThat(NameRule.flaw(name)).contains(flaw);
  }
}
