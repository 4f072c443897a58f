package chat.client.ui.kit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;

/**
 * Colours by meaning. Text and background are the desktop's; what it has no colour for is mixed
 * from them or chosen for a light or a dark background. SWT's colours hold no resource, so there is
 * nothing to dispose.
 *
 * @param text what is to be read
 * @param muted times, notices, hints
 * @param self the person's own name
 * @param other the names of others
 * @param ownBackground behind the person's own messages
 * @param problem what went wrong
 */
public record Palette(
    Color text, Color muted, Color self, Color other, Color ownBackground, Color problem) {
  private static final float MUTED = 0.42f;
  private static final float TINT = 0.10f;

  public static Palette of(Display display) {
    RGB background = display.getSystemColor(SWT.COLOR_LIST_BACKGROUND).getRGB();
    RGB text = display.getSystemColor(SWT.COLOR_LIST_FOREGROUND).getRGB();
    boolean dark = background.getHSB()[2] < 0.5f;
    RGB self = dark ? new RGB(0x8F, 0xF0, 0xA4) : new RGB(0x1B, 0x6E, 0x3C);
    RGB other = dark ? new RGB(0x99, 0xC1, 0xF1) : new RGB(0x1A, 0x5F, 0xB4);
    RGB problem = dark ? new RGB(0xFF, 0x9B, 0x8E) : new RGB(0xA5, 0x1D, 0x2D);
    return new Palette(
        new Color(text),
        new Color(mix(text, background, MUTED)),
        new Color(self),
        new Color(other),
        new Color(mix(background, self, TINT)),
        new Color(problem));
  }

  private static RGB mix(RGB base, RGB added, float share) {
    return new RGB(
        part(base.red, added.red, share),
        part(base.green, added.green, share),
        part(base.blue, added.blue, share));
  }

  private static int part(int base, int added, float share) {
    return Math.round(base + (added - base) * share);
  }
}
