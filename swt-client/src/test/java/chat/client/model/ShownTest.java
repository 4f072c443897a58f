package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "בְּרֵאשִׁ֖ית",
        "بِسْمِ ٱللَّهِ ٱلرَّحْمَـٰنِ",
        "\u0f67\u0f90\u0fb5\u0fa8\u0fb3\u0fba\u0fbc\u0fbb\u0f82",
        "ผู้ใหญ่",
        "Tie\u0302\u0301ng",
        "क्षत्रिय",
        "1\uFE0F\u20E3",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "می\u200Cخواهم"
      })
  void leavesAllScriptsAlone(String text) {
    assertThat(Shown.text(text).replaceAll("[\u2068\u2069]", "")).isEqualTo(text);
  }

  @Test
  void cutsATowerOfAccents() {
    String tower = "a" + "\u0301".repeat(10_000) + "b\u0301";
    assertThat(Shown.text(tower)).isEqualTo("a" + "\u0301".repeat(3) + "\uFFFDb\u0301");
    assertThat(Shown.line("\u0489".repeat(100))).isEqualTo("\u0489".repeat(3) + "\uFFFD");
  }

  @Test
  void cutsATowerOfAnyMarks() {
    assertThat(Shown.text("क" + "\u093F".repeat(100)))
        .isEqualTo("क" + "\u093F".repeat(5) + "\uFFFD");
    assertThat(Shown.text("x" + "\uFE0F".repeat(100))).hasSize(7);
  }

  @Test
  void cutsATowerThatIsHeldTogetherByJoiners() {
    assertThat(Shown.text("a" + "\u0301\u200D".repeat(1_000)))
        .startsWith("a" + "\u0301\u200D".repeat(3) + "\uFFFD")
        .matches(shown -> shown.chars().filter(c -> c == 0x301).count() == 3);
  }

  @Test
  void closesWhatATextOpens() {
    String opened = "\u202Ba\u2067\u2066\u202Dש\n\u2069\u2069\u202Cb";
    assertThat(Shown.text(opened)).isEqualTo("\u2068aש\u2069\nb");
  }

  @Test
  void showsNothingHidden() {
    assertThat(Shown.text("a\uDB40\uDC41\uDB40\uDC7Fb")).isEqualTo("ab");
    assertThat(Shown.text("a\uFFF9b\uFFFBc\uFFFCd\uFFFE\uFDD0")).isEqualTo("a�b�c�d��");
  }

  @Test
  void cutsWhatIsLongerThanAnyMessage() {
    assertThat(Shown.text("𠀀".repeat(20_000))).isEqualTo("𠀀".repeat(20_000));
    assertThat(Shown.text("𠀀".repeat(20_001))).isEqualTo("𠀀".repeat(20_000) + "…");
    assertThat(Shown.line("x".repeat(501))).isEqualTo("x".repeat(500) + "…");
  }

  @Test
  void givesAnEndlessWordPlacesToBreak() {
    assertThat(Shown.text("x".repeat(4_000))).isEqualTo("x".repeat(4_000));
    assertThat(Shown.text("x".repeat(6_001)).split("\u200B"))
        .extracting(String::length)
        .containsExactly(4_000, 1_000, 1_000, 1);
    assertThat(Shown.text("你好".repeat(5_000))).doesNotContain("\u200B");
    assertThat(Shown.text("👩\u200D".repeat(10)))
        .isEqualTo("👩\u200D".repeat(8) + "👩\u200B" + "👩\u200D");
    assertThat(Shown.text("x y".repeat(5_000))).doesNotContain("\u200B");
  }
}
