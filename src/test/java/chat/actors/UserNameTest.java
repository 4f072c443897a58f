package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserNameTest {
  private static final String SUPPLEMENTARY_LETTER = "\uD842\uDFB7";

  @Nested
  class Valid {
    @ParameterizedTest
    @ValueSource(
        strings = {"a", "7", "Ann", "小明", "user42", "Ægir", "Ольга", "محمد", "٣٤", "한글", "ﬁ"})
    void isShownAsTyped(String typed) {
      assertThat(UserName.of(typed)).map(UserName::shown).contains(typed);
    }

    @Test
    void mayHaveTwentyCodePoints() {
      assertThat(UserName.of("x".repeat(20))).isPresent();
      assertThat(UserName.of("名".repeat(20))).isPresent();
    }

    @Test
    void mayHaveTwentyLettersOfTwoCodeUnitsEach() {
      assertThat(UserName.of(SUPPLEMENTARY_LETTER.repeat(20))).isPresent();
    }

    @Test
    void isComposed() {
      assertThat(UserName.of("Jose\u0301")).map(UserName::shown).contains("Jos\u00e9");
    }

    @Test
    void isCountedAfterComposing() {
      assertThat(UserName.of("e\u0301".repeat(20))).isPresent();
      assertThat(UserName.of("e\u0301".repeat(21))).isEmpty();
    }

    @Test
    void isCountedAfterComposingMarksThatStack() {
      assertThat(UserName.of("\u03b1\u0313\u0300\u0345".repeat(20)))
          .map(UserName::shown)
          .contains("\u1f82".repeat(20));
    }
  }

  @Nested
  class Refused {
    @Test
    void empty() {
      assertThat(UserName.of("")).isEmpty();
    }

    @Test
    void twentyOneCodePoints() {
      assertThat(UserName.of("x".repeat(21))).isEmpty();
      assertThat(UserName.of(SUPPLEMENTARY_LETTER.repeat(21))).isEmpty();
    }

    @Test
    void hugeInput() {
      assertThat(UserName.of("x".repeat(10_000_000))).isEmpty();
      assertThat(UserName.of("e" + "\u0301".repeat(10_000_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {" ", "a b", " a", "a ", "a\u00a0b", "a\u3000b", "a\tb", "a\nb", "a\u2028b"})
    void spaces(String typed) {
      assertThat(UserName.of(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"a_b", "a.b", "a-b", "@a", "a,b", "《a》", "a·b", "a\uff3fb", "a+b", "a$"})
    void punctuationAndSymbols(String typed) {
      assertThat(UserName.of(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D\uDE00", "a\uD83D\uDE00", "☺", "\uD83C\uDDE8\uD83C\uDDF3"})
    void emoji(String typed) {
      assertThat(UserName.of(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "a\u200bb",
          "a\u200cb",
          "a\u200db",
          "a\u2060b",
          "\ufeffa",
          "a\u00adb",
          "a\u034fb"
        })
    void zeroWidth(String typed) {
      assertThat(UserName.of(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "a\u3164", "a\u115f", "a\u1160", "a\uffa0"})
    void lettersThatNobodySees(String typed) {
      assertThat(UserName.of(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202ea", "a\u202c", "a\u2066b", "a\u2069", "a\u200f", "\u061ca"})
    void bidiControls(String typed) {
      assertThat(UserName.of(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0301", "x\u0301", "a\u20dd", "\u0301a", "a\ufe0f"})
    void marksThatDoNotCompose(String typed) {
      assertThat(UserName.of(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000", "a\u001b", "a\u007f", "a\u0085"})
    void controls(String typed) {
      assertThat(UserName.of(typed)).isEmpty();
    }

    @Test
    void unpairedSurrogate() {
      assertThat(UserName.of("a" + SUPPLEMENTARY_LETTER.charAt(0))).isEmpty();
      assertThat(UserName.of(SUPPLEMENTARY_LETTER.charAt(1) + "a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ue000", "\u0378", "\ufffd", "\uffff", "½", "Ⅷ"})
    void whatIsNeitherLetterNorDecimalDigit(String typed) {
      assertThat(UserName.of(typed)).isEmpty();
    }
  }

  @Nested
  class Confusing {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Tom小明", "小明Tom", "山田Taro", "山田タロウ", "ㄅㄆ小明Tom", "김민수Kim", "金민수", "张三3", "Аня7", "محمد5",
          "Ωμέγα1", "สมชาย9", "שלום8", "٣٤", "张三３", "Ａｎｎ", "Zoë"
        })
    void notIfPeopleWriteSo(String typed) {
      assertThat(UserName.of(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "p\u0430ypal",
          "Ann\u0430",
          "\u0391nn",
          "Ωmega",
          "ΑВС",
          "\u13aann",
          "Жанна明",
          "Ωメガ",
          "שלוםAnn",
          "محمدAnn",
          "שלוםمحمد",
          "김タロ",
          "สมชายTom"
        })
    void writingSystemsThatDoNotGoTogether(String typed) {
      isConfusing(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann١", "1١", "١۱", "१1", "Ann1１", "张三٣"})
    void digitsOfSeveralKinds(String typed) {
      isConfusing(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "p\u0430y pal", "x\u0301"})
    void isNotSaidOfWhatIsInvalidAnyway(String typed) {
      assertThat(UserName.refusal(typed)).isEqualTo(RefusalReason.NAME_INVALID);
    }

    @Test
    void norOfHugeInput() {
      assertThat(UserName.refusal("p\u0430".repeat(5_000_000)))
          .isEqualTo(RefusalReason.NAME_INVALID);
    }

    private static void isConfusing(String typed) {
      assertThat(UserName.of(typed)).isEmpty();
      assertThat(UserName.refusal(typed)).isEqualTo(RefusalReason.NAME_CONFUSING);
    }
  }

  @Nested
  class SameName {
    @ParameterizedTest
    @CsvSource({
      "alice, ALICE",
      "Straße, STRASSE",
      "ΣΊΣΥΦΟΣ, σίσυφος",
      "ОЛЬГА, ольга",
      "ﬁ, FI",
      "Ａｎｎ, ann",
      "\uD835\uDC00nn, Ann",
      "ªnn, Ann",
      "Jose\u0301, JOS\u00c9"
    })
    void inAnyCaseAndWidth(String one, String other) {
      assertThat(key(one)).isEqualTo(key(other));
    }

    @Test
    void meansItselfHoweverWritten() {
      UserName name = UserName.of("Straße").orElseThrow();

      assertThat(name.isMeantBy("STRASSE")).isTrue();
      assertThat(name.isMeantBy("ＳＴＲＡＳＳＥ")).isTrue();
      assertThat(name.isMeantBy("Strasze")).isFalse();
      assertThat(name.isMeantBy("not a name")).isFalse();
    }

    @Test
    void doesNotMeanItsLookAlike() {
      assertThat(UserName.of("user1").orElseThrow().isMeantBy("userl")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"a, b", "e, é", "İ, i", "İ, I", "小明, 小名"})
    void notIfLettersDiffer(String one, String other) {
      assertThat(key(one)).isNotEqualTo(key(other));
    }

    private static String key(String typed) {
      return UserName.of(typed).orElseThrow().key();
    }
  }
}
