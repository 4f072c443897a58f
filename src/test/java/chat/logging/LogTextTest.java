package chat.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTextTest {
  @Nested
  class Safe {
    @ParameterizedTest
    @ValueSource(
        ints = {
          0, '\n', '\r', '\t', 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x61c, 0x200b, 0x200c, 0x200d, 0x200e,
          0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2066, 0x2067,
          0x2068, 0x2069, 0xfeff, 0xd800, 0xdfff, 0x34f, 0x3164, 0x115f, 0xffa0, 0xfe0f, 0xfff9,
          0xfff0, 0xffff, 0xfdd0
        })
    void escapesWhatBreaksLinesOrDeceives(int codePoint) {
      String escape = String.format("\\u%04x", codePoint);
      assertThat(LogText.safe("a" + Character.toString(codePoint) + "b"))
          .isEqualTo("a" + escape + "b");
    }

    @Test
    void escapesBeyondTheBasicPlane() {
      assertThat(LogText.safe(Character.toString(0xe0041))).isEqualTo("\\udb40\\udc41");
      assertThat(LogText.safe(Character.toString(0xe0100))).isEqualTo("\\udb40\\udd00");
      assertThat(LogText.safe(Character.toString(0x1ffff))).isEqualTo("\\ud83f\\udfff");
    }

    @Test
    void keepsFourMarksOnALetter() {
      String acute = "\u0301";
      assertThat(LogText.safe("a" + acute.repeat(6) + "b" + acute.repeat(5)))
          .isEqualTo("a" + acute.repeat(4) + "\\u0301\\u0301b" + acute.repeat(4) + "\\u0301");
      assertThat(LogText.safe(acute.repeat(5) + "\u200d" + acute))
          .isEqualTo(acute.repeat(4) + "\\u0301\\u200d\\u0301");
    }

    @Test
    void keepsWhatPeopleWrite() {
      String text = "Grüße, 你好 𠀀 😀 e\u0301 \"quoted\" back\\slash";
      assertThat(LogText.safe(text)).isEqualTo(text);
    }

    @Test
    void changesNothingTheSecondTime() {
      String once = LogText.safe("a\n\u001b[31m\\n");
      assertThat(LogText.safe(once)).isEqualTo(once);
    }
  }

  @Nested
  class Quoted {
    @Test
    void quotesCannotBeEnded() {
      assertThat(LogText.quoted("x\" level=\"root")).isEqualTo("\"x\\\" level=\\\"root\"");
      assertThat(LogText.quoted("x\\")).isEqualTo("\"x\\\\\"");
    }

    @Test
    void typedEscapeDiffersFromEscaped() {
      assertThat(LogText.quoted("\\u000a")).isNotEqualTo(LogText.quoted("\n"));
    }

    @Test
    void longestDefaultTextIsWhole() {
      assertThat(LogText.quoted("𠀀".repeat(4_000))).isEqualTo('"' + "𠀀".repeat(4_000) + '"');
    }

    @Test
    void longerTextIsCutBetweenCharactersAndSaysSo() {
      assertThat(LogText.quoted("𠀀".repeat(4_003)))
          .isEqualTo('"' + "𠀀".repeat(4_000) + "\"... (3 more characters)");
    }
  }
}
