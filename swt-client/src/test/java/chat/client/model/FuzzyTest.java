package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzyTest {
  private static List<String> found(String typed, String... names) {
    return Stream.of(names)
        .filter(name -> Fuzzy.fit(typed, name).isPresent())
        .sorted(Comparator.comparing(name -> -Fuzzy.fit(typed, name).orElseThrow()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "gen, general",
    "GEN, general",
    "gnl, general",
    "eral, general",
    "' gen ', general",
    "产品, 产品开发",
    "产发, 产品开发",
    "𠮷, 小𠮷",
  })
  void lettersInTheirOrderFit(String typed, String name) {
    assertThat(Fuzzy.fit(typed, name)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"lag, general", "generals, general", "发产, 产品开发", "x, general", "a, ''"})
  void otherLettersOrAnotherOrderDoNot(String typed, String name) {
    assertThat(Fuzzy.fit(typed, name)).isEmpty();
  }

  @Test
  void theStartIsBetterThanAWordThanTheMiddleThanScatteredLetters() {
    assertThat(found("te", "a-test", "tree", "tech", "late"))
        .containsExactly("tech", "a-test", "late", "tree");
  }

  @Test
  void theShorterOfTwoThatBeginSoIsBetter() {
    assertThat(found("an", "Annabel", "Ann")).containsExactly("Ann", "Annabel");
  }

  @Test
  void lettersSideBySideAreBetterThanThoseFarApart() {
    assertThat(found("ac", "abbbbc", "abc")).containsExactly("abc", "abbbbc");
  }
}
