package chat.client.ui.timeline;

import org.eclipse.swt.graphics.RGB;

/** Colours that can be told from what is behind them, by the rules of WCAG 2. */
final class Contrast {
  /** What level AA asks of text. */
  static final double READABLE = 4.5;

  private static final float STEP = 0.02f;

  private Contrast() {}

  /** From 1, the same, to 21, black and white. */
  static double of(RGB one, RGB other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /** A colour of that hue that can be read on {@code background}. */
  static RGB readable(float hue, RGB background) {
    boolean dark = isDark(background);
    float saturation = dark ? 0.45f : 0.85f;
    float brightness = dark ? 0.80f : 0.75f;
    RGB colour = new RGB(hue, saturation, brightness);
    while (of(colour, background) < READABLE && brightness > 0 && saturation > 0) {
      if (!dark) {
        brightness = Math.max(0, brightness - STEP);
      } else if (brightness < 1) {
        brightness = Math.min(1, brightness + STEP);
      } else {
        saturation = Math.max(0, saturation - STEP);
      }
      colour = new RGB(hue, saturation, brightness);
    }
    return colour;
  }

  static boolean isDark(RGB background) {
    return of(background, new RGB(255, 255, 255)) > of(background, new RGB(0, 0, 0));
  }

  /**
   * @param share how much of the result is {@code added}, 0 to 1
   */
  static RGB mix(RGB base, RGB added, float share) {
    return new RGB(
        Math.round(base.red + (added.red - base.red) * share),
        Math.round(base.green + (added.green - base.green) * share),
        Math.round(base.blue + (added.blue - base.blue) * share));
  }

  private static double luminance(RGB colour) {
    return 0.2126 * linear(colour.red)
        + 0.7152 * linear(colour.green)
        + 0.0722 * linear(colour.blue);
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
