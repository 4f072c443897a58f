package chat.client.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContrastTest {
  private static final RGB WHITE = new RGB(255, 255, 255);
  private static final RGB BLACK = new RGB(0, 0, 0);

  @Test
  void blackOnWhiteIsTheMostAndTheSameTheLeast() {
    assertThat(Contrast.of(BLACK, WHITE)).isEqualTo(21);
    assertThat(Contrast.of(WHITE, BLACK)).isEqualTo(21);
    assertThat(Contrast.of(WHITE, WHITE)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"255,255,255", "250,248,240", "45,45,45", "0,0,0", "36,31,49", "200,200,200"})
  void everyHueCanBeReadOnEveryBackgroundOfADesktop(int red, int green, int blue) {
    RGB background = new RGB(red, green, blue);
    assertThat(IntStream.range(0, 360))
        .allSatisfy(
            hue ->
                assertThat(Contrast.of(Contrast.readable(hue, background), background))
                    .isGreaterThanOrEqualTo(Contrast.READABLE));
  }

  @Test
  void aNameKeepsItsHueAndAlikeNamesHaveOthers() {
    assertThat(Tints.hue("Ann")).isEqualTo(Tints.hue("Ann")).isBetween(0f, 360f);
    Set<Float> hues =
        Stream.of("Ann", "Anna", "Bob", "Bobby", "Cleo", "李雷", "韩梅梅", "user1", "user2", "user3")
            .map(Tints::hue)
            .collect(Collectors.toSet());
    assertThat(hues).hasSizeGreaterThanOrEqualTo(7);
  }

  @Test
  void mixingGoesFromOneColourToTheOther() {
    assertThat(Contrast.mix(BLACK, WHITE, 0)).isEqualTo(BLACK);
    assertThat(Contrast.mix(BLACK, WHITE, 1)).isEqualTo(WHITE);
    assertThat(Contrast.mix(BLACK, WHITE, 0.2f)).isEqualTo(new RGB(51, 51, 51));
  }
}
