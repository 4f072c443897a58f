package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRuleTest {
  private static final int LIMIT = 10;
  private static final String EMOJI = "\uD83D\uDE00";

  private static Optional<RefusalReason> check(String text, String clientId) {
    return TextRule.check(text, clientId, LIMIT);
  }

  @Nested
  class Nul {
    @Test
    void inTheText() {
      assertThat(check("a\0b", "")).contains(RefusalReason.TEXT_INVALID);
    }

    @Test
    void inTheClientId() {
      assertThat(check("x", "\0")).contains(RefusalReason.TEXT_INVALID);
    }
  }

  @Nested
  class Text {
    @ParameterizedTest
    @ValueSource(strings = {"x", " x ", "你好", "\n\tx", "\u200bx", "\u202ex", "👨‍👩‍👧", "!"})
    void passes(String text) {
      assertThat(check(text, "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "\u00a0", "\u3000", "\u2028", "\u200b \u2060"})
    void blank(String text) {
      assertThat(check(text, "")).contains(RefusalReason.TEXT_BLANK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "\u115f \uffa0", "\ufe0f", "\u034f", "\u202e"})
    void blankToTheEye(String text) {
      assertThat(check(text, "")).contains(RefusalReason.TEXT_BLANK);
    }

    @Test
    void limitCountsCodePoints() {
      assertThat(check(EMOJI.repeat(LIMIT), "")).isEmpty();
      assertThat(check(EMOJI.repeat(LIMIT + 1), "")).contains(RefusalReason.TEXT_TOO_LONG);
      assertThat(check("x".repeat(LIMIT), "")).isEmpty();
      assertThat(check("x".repeat(LIMIT + 1), "")).contains(RefusalReason.TEXT_TOO_LONG);
    }

    @Test
    void tooLongBlankIsTooLong() {
      assertThat(check(" ".repeat(LIMIT + 1), "")).contains(RefusalReason.TEXT_TOO_LONG);
    }
  }

  @Nested
  class ClientId {
    @Test
    void limitCountsCodePoints() {
      assertThat(check("x", EMOJI.repeat(64))).isEmpty();
      assertThat(check("x", EMOJI.repeat(65))).contains(RefusalReason.CLIENT_ID_TOO_LONG);
    }

    @Test
    void tooLongIsSaidBeforeAnythingElse() {
      // Else the refusal of the text would carry the overlong id back.
      assertThat(check("", "i".repeat(65))).contains(RefusalReason.CLIENT_ID_TOO_LONG);
    }
  }
}
