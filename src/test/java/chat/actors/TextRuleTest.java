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
  class Text {
    @ParameterizedTest
    @ValueSource(strings = {"x", " x ", "你好", "\n\tx", "\u200bx", "\u200fx", "!"})
    void passes(String text) {
      assertThat(check(text, "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "\u00a0", "\u3000", "\u2028", "\u200b \u2060"})
    void blank(String text) {
      assertThat(check(text, "")).contains(RefusalReason.TEXT_BLANK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "\u115f \uffa0", "\ufe0f", "\u034f", "\u202c"})
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
  class Fit {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "\tindented\nnext\r\nlast",
          "\u2028\u2029x",
          // Joiners and variation selectors make emoji and Persian.
          "👨‍👩‍👧‍👦👩🏽‍🚀❤️‍🔥🏴‍☠️1️⃣🇨🇳",
          "می\u200cخواهم",
          "葛\udb40\udd00城",
          // Directions, but for overrides.
          "\u200eab\u200f",
          "\u2067שלום\u2069 \u202bשלום\u202c",
          // Marks as they are used: Hebrew, Arabic, Tibetan, Thai, Vietnamese, Hindi, Burmese.
          "בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים",
          "بِسْمِ ٱللَّهِ ٱلرَّحْمَـٰنِ ٱلرَّحِيمِ",
          "\u0f67\u0f90\u0fb5\u0fa8\u0fb3\u0fba\u0fbc\u0fbb\u0f82",
          "ผู้ใหญ่ที่น้ำ",
          "Tie\u0302\u0301ng Vie\u0323\u0302t",
          "क्षत्रिय हिन्दी",
          "မြန်မာ",
          "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307b\u0300",
          // Not ours to judge: private use, what Unicode has not given out yet.
          "\ue000\u0378"
        })
    void whatPeopleWrite(String text) {
      assertThat(TextRule.check(text, "", 100)).isEmpty();
    }

    @Test
    void flagsOfRegions() {
      assertThat(TextRule.check("🏴" + tags("gbeng") + "🏴" + tags("usca"), "", 100)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "a\0b",
          "a\u0001",
          "\u0008",
          "a\u000bb",
          "a\fb",
          "\u001b[2J",
          "a\u007f",
          "\u0080",
          "\u0085",
          "\u009b2J",
          "\u009f",
          "a\rb",
          "a\r",
          "\r\r\n"
        })
    void notControls(String text) {
      isInvalid(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202db", "a\u202eb", "\u202e"})
    void notOverrides(String text) {
      isInvalid(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFFFE, 0xFFFF, 0xFDD0, 0xFDEF, 0x1FFFE, 0x10FFFF, 0xD800, 0xDC00, 0xDFFF})
    void notWhatIsNoCharacter(int codePoint) {
      isInvalid("a" + Character.toString(codePoint) + "b");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFFF9, 0xFFFA, 0xFFFB, 0xE0000, 0xE0001, 0xE0041, 0xE007F})
    void notWhatHides(int codePoint) {
      isInvalid("a" + Character.toString(codePoint) + "b");
      isInvalid(Character.toString(codePoint));
    }

    @Test
    void notTextHiddenInAFlag() {
      isInvalid("🏴" + tags("gb"));
      isInvalid("🏴" + tags("gbengland"));
      isInvalid("🏴" + tags("gbeng") + tags("gbeng"));
      isInvalid("🏴" + tags("gb eng"));
      isInvalid("🏴" + tags("gbeng").substring(0, 10));
      isInvalid("x" + tags("gbeng"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\u0301",
          "\u20dd",
          "\u0903",
          "\ufe0f",
          "\u034f",
          "\udb40\udd00",
          "\u0301\u200d",
          "\u200c\u0301"
        })
    void notATower(String mark) {
      String most = "a" + mark.repeat(TextScan.MAX_MARKS);
      assertThat(TextRule.check(most + "b" + most, "", 100)).isEmpty();
      isInvalid("a" + mark.repeat(TextScan.MAX_MARKS + 1));
      isInvalid(mark.repeat(TextScan.MAX_MARKS + 1) + "a");
    }

    private static void isInvalid(String text) {
      assertThat(TextRule.check(text, "", 100)).contains(RefusalReason.TEXT_INVALID);
    }

    /** The letters in tags, with the tag that ends them. */
    private static String tags(String letters) {
      return letters
          .chars()
          .collect(
              StringBuilder::new,
              (tags, letter) -> tags.appendCodePoint(0xE0000 + letter),
              StringBuilder::append)
          .appendCodePoint(0xE007F)
          .toString();
    }
  }

  @Nested
  class ClientId {
    @Test
    void limitCountsCodePoints() {
      assertThat(check("x", EMOJI.repeat(64))).isEmpty();
      assertThat(check("x", EMOJI.repeat(65))).contains(RefusalReason.CLIENT_ID_TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "a b", "~!", "小明", "é", "\u00a0x"})
    void isPrintable(String clientId) {
      assertThat(check("x", clientId)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\0", "a\nb", "\t", "\u001b", "\u0085", "\u200b", "\u202e", "\u2028", "\ufe0f", "\uffff"
        })
    void isPrintableAndNoMore(String clientId) {
      assertThat(check("x", clientId)).contains(RefusalReason.TEXT_INVALID);
    }

    @Test
    void tooLongIsSaidBeforeAnythingElse() {
      // Else the refusal of the text would carry the overlong id back.
      assertThat(check("", "i".repeat(65))).contains(RefusalReason.CLIENT_ID_TOO_LONG);
      assertThat(check("\0", "\0".repeat(65))).contains(RefusalReason.CLIENT_ID_TOO_LONG);
    }
  }
}
