package chat.client.ui.kit;

import java.util.stream.Stream;
import org.eclipse.swt.graphics.RGB;

/** How well colours can be told from each other, by the rules of WCAG 2. */
public final class Contrast {
  /** The least ratio for text, by WCAG's level AA. */
  public static final double TEXT = 4.5;

  private static final float STEP = 0.04f;
  private static final RGB BLACK = new RGB(0, 0, 0);
  private static final RGB WHITE = new RGB(255, 255, 255);

  private Contrast() {}

  /** From 1 for equal colours to 21 for black on white. */
  public static double ratio(RGB one, RGB other) {
    double first = luminance(one) + 0.05;
    double second = luminance(other) + 0.05;
    return Math.max(first, second) / Math.min(first, second);
  }

  /** Whether the background takes light letters. */
  public static boolean isDark(RGB background) {
    return ratio(WHITE, background) > ratio(BLACK, background);
  }

  /** The colour, or the next lighter or darker one that can be read on all the backgrounds. */
  public static RGB readable(RGB wanted, RGB... backgrounds) {
    RGB end = isDark(backgrounds[0]) ? WHITE : BLACK;
    RGB colour = wanted;
    for (float share = STEP; share <= 1 && !isReadable(colour, backgrounds); share += STEP) {
      colour = mix(wanted, end, share);
    }
    return colour;
  }

  /** So much of {@code added}, from 0 to 1, in {@code base}. */
  public static RGB mix(RGB base, RGB added, float share) {
    return new RGB(
        part(base.red, added.red, share),
        part(base.green, added.green, share),
        part(base.blue, added.blue, share));
  }

  private static int part(int base, int added, float share) {
    return Math.round(base + (added - base) * share);
  }

  private static boolean isReadable(RGB colour, RGB[] backgrounds) {
    return Stream.of(backgrounds).allMatch(each -> ratio(colour, each) >= TEXT);
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
