package chat.client.ui.timeline;

import chat.client.ui.kit.Contrast;
import chat.client.ui.kit.Palette;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;

/** Colours of the conversation beyond the palette: each name has its own, always the same. */
final class Tints {
  private static final int HUES = 24;
  private static final RGB AMBER = new RGB(0xFF, 0xB0, 0x00);

  /** How much of the text's colour is behind code. */
  private static final float CODE = 0.11f;

  private final Color link;
  private final Color code;
  private final Color ownCode;
  private final Color mention;
  private final Color found;
  private final RGB background;
  private final Map<String, Color> names = new HashMap<>();

  /**
   * @param background what the text stands on
   */
  Tints(Palette palette, RGB background) {
    this.background = background;
    link = new Color(Contrast.readable(strong(215), background, palette.ownBackground().getRGB()));
    code = new Color(Contrast.mix(background, palette.text().getRGB(), CODE));
    ownCode =
        new Color(Contrast.mix(palette.ownBackground().getRGB(), palette.text().getRGB(), CODE));
    mention = new Color(Contrast.mix(background, AMBER, 0.30f));
    found = new Color(Contrast.mix(background, AMBER, 0.50f));
  }

  Color link() {
    return link;
  }

  /**
   * Behind code.
   *
   * @param mine whether the person's own messages are behind it
   */
  Color code(boolean mine) {
    return mine ? ownCode : code;
  }

  /** Behind one’s own name. */
  Color mention() {
    return mention;
  }

  /** Behind what was searched. */
  Color found() {
    return found;
  }

  Color of(String name) {
    return names.computeIfAbsent(name, n -> new Color(readable(hue(n))));
  }

  /** A colour of that hue that can be read. */
  RGB readable(float hue) {
    return Contrast.readable(strong(hue), background);
  }

  private RGB strong(float hue) {
    return Contrast.isDark(background) ? new RGB(hue, 0.45f, 0.80f) : new RGB(hue, 0.85f, 0.75f);
  }

  /** In degrees; spread, as the hashes of names that are alike are near each other. */
  static float hue(String name) {
    int spread = name.hashCode() * 0x9E3779B9;
    return Math.floorMod(spread >>> 16, HUES) * (360f / HUES);
  }
}
