package chat.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {
  @Test
  void showsWhatPeopleWrite() {
    assertThat(Terminal.safe("LOST: 你好 Grüße 😀 \"x\" \\")).isEqualTo("LOST: 你好 Grüße 😀 \"x\" \\");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, '\n', '\r', '\t', 0x1b, 0x7f, 0x9b, 0x202e, 0x2066, 0x200b, 0x2028, 0x301, 0xe0041
      })
  void showsWhatCommandsATerminalAsItsNumber(int codePoint) {
    assertThat(Terminal.safe("a" + Character.toString(codePoint) + "b"))
        .isEqualTo("a\\u{" + Integer.toHexString(codePoint) + "}b");
  }
}
