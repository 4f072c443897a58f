package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {
  @Test
  void leavesOrdinaryTextAlone() {
    String text = "Hello 你好 😀 👩‍👩‍👧 ❤️\n\tindented";
    assertThat(Shown.text(text)).isEqualTo(text);
  }

  @Test
  void makesControlCharactersVisible() {
    assertThat(Shown.text("a\u0000b\u001B[31mc\u0007\u0085")).isEqualTo("a␀b␛[31mc␇\uFFFD");
  }

  @Test
  void keepsNamesOnOneLine() {
    assertThat(Shown.line("Ann\nadmin left\u2028x")).isEqualTo("Ann␊admin left\uFFFDx");
  }

  @Test
  void knowsAllKindsOfLineEnds() {
    assertThat(Shown.text("a\r\nb\rc\u2028d")).isEqualTo("a\nb\nc\nd");
    assertThat(Shown.text("\n\n")).isEqualTo("\n\n");
  }

  @Test
  void letsNothingTurnRoundWhatIsBesideIt() {
    assertThat(Shown.line("abc\u202Etxt.exe")).isEqualTo("abctxt.exe");
    assertThat(Shown.line("שלום")).isEqualTo("\u2068שלום\u2069");
  }

  @Test
  void replacesHalfCharacters() {
    assertThat(Shown.text("a\uD83D")).isEqualTo("a\uFFFD");
  }
}
