package chat.client.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {
  /** Text, conversation, window. */
  static Stream<Arguments> themes() {
    return Stream.of(
        Arguments.of("Adwaita", rgb(0x000000), rgb(0xFFFFFF), rgb(0xF6F5F4)),
        Arguments.of("Adwaita dark", rgb(0xFFFFFF), rgb(0x2D2D2D), rgb(0x353535)),
        Arguments.of("high contrast", rgb(0x000000), rgb(0xFFFFFF), rgb(0xFFFFFF)),
        Arguments.of("a grey one", rgb(0x202020), rgb(0xD8D8D8), rgb(0xCCCCCC)));
  }

  private static RGB rgb(int hex) {
    return new RGB(hex >> 16, hex >> 8 & 0xFF, hex & 0xFF);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("themes")
  void everyTextCanBeReadOnEveryBackground(String name, RGB text, RGB list, RGB window) {
    Palette palette = Palette.of(text, list, window);
    RGB own = palette.ownBackground().getRGB();
    List<Color> texts =
        List.of(
            palette.text(), palette.muted(), palette.self(), palette.other(), palette.problem());
    for (Color each : texts) {
      for (RGB background : List.of(list, own, window)) {
        assertThat(Contrast.ratio(each.getRGB(), background))
            .as("%s on %s", each, background)
            .isGreaterThanOrEqualTo(Contrast.TEXT);
      }
    }
  }

  @Test
  void theContrastIsThatOfTheStandard() {
    assertThat(Contrast.ratio(rgb(0xFFFFFF), rgb(0x000000))).isEqualTo(21);
    assertThat(Contrast.ratio(rgb(0x777777), rgb(0xFFFFFF))).isBetween(4.47, 4.48);
    assertThat(Contrast.ratio(rgb(0xFFFFFF), rgb(0x0000FF))).isBetween(8.59, 8.60);
  }

  @Test
  void whatCanBeReadStaysAsItIs() {
    assertThat(Contrast.readable(rgb(0x1A5FB4), rgb(0xFFFFFF))).isEqualTo(rgb(0x1A5FB4));
  }
}
