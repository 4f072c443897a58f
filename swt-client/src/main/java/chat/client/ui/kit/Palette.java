package chat.client.ui.kit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;

/**
 * Colours by meaning. Text and background are the desktop's; what it has no colour for is mixed
 * from them or chosen for a light or a dark background, and can be read on both a conversation's
 * background and a window's. SWT's colours hold no resource, so there is nothing to dispose.
 *
 * @param text what is to be read
 * @param muted times, notices, hints
 * @param self the person's own name
 * @param other what asks for a look, such as the number of mentions
 * @param ownBackground behind the person's own messages
 * @param problem what went wrong
 */
public record Palette(
    Color text, Color muted, Color self, Color other, Color ownBackground, Color problem) {
  private static final float MUTED = 0.42f;
  private static final float TINT = 0.10f;

  public static Palette of(Display display) {
    return of(
        display.getSystemColor(SWT.COLOR_LIST_FOREGROUND).getRGB(),
        display.getSystemColor(SWT.COLOR_LIST_BACKGROUND).getRGB(),
        display.getSystemColor(SWT.COLOR_WIDGET_BACKGROUND).getRGB());
  }

  /**
   * @param list behind conversations and lists
   * @param window behind labels
   */
  public static Palette of(RGB text, RGB list, RGB window) {
    boolean dark = Contrast.isDark(list);
    RGB self = dark ? new RGB(0x8F, 0xF0, 0xA4) : new RGB(0x1B, 0x6E, 0x3C);
    RGB other = dark ? new RGB(0x99, 0xC1, 0xF1) : new RGB(0x1A, 0x5F, 0xB4);
    RGB problem = dark ? new RGB(0xFF, 0x9B, 0x8E) : new RGB(0xA5, 0x1D, 0x2D);
    RGB own = Contrast.mix(list, self, TINT);
    RGB muted = Contrast.mix(text, list, MUTED);
    return new Palette(
        new Color(text),
        new Color(Contrast.readable(muted, list, own, window)),
        new Color(Contrast.readable(self, list, own, window)),
        new Color(Contrast.readable(other, list, own, window)),
        new Color(own),
        new Color(Contrast.readable(problem, list, own, window)));
  }
}
