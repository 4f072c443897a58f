package chat.client.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.ui.kit.Contrast;
import chat.client.ui.kit.Palette;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TintsTest {
  @ParameterizedTest
  @CsvSource({"255,255,255", "250,248,240", "45,45,45", "0,0,0", "36,31,49", "200,200,200"})
  void everyHueCanBeReadOnEveryBackgroundOfADesktop(int red, int green, int blue) {
    RGB background = new RGB(red, green, blue);
    RGB text = Contrast.isDark(background) ? new RGB(255, 255, 255) : new RGB(0, 0, 0);
    Palette palette = Palette.of(text, background, background);
    Tints tints = new Tints(palette, background);
    assertThat(IntStream.range(0, 360))
        .allSatisfy(
            hue ->
                assertThat(Contrast.ratio(tints.readable(hue), background))
                    .isGreaterThanOrEqualTo(Contrast.TEXT));
    assertThat(Contrast.ratio(tints.link().getRGB(), palette.ownBackground().getRGB()))
        .isGreaterThanOrEqualTo(Contrast.TEXT);
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
}
