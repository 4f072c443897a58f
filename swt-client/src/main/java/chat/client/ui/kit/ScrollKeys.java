package chat.client.ui.kit;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;

/**
 * Scrolls a text that is only read by its keys. By itself the widget would move a caret that nobody
 * sees, from wherever it is.
 */
public final class ScrollKeys {
  private static final int END = Integer.MAX_VALUE / 2;

  private ScrollKeys() {}

  /**
   * @param scrolled told each time that a key has moved the text
   */
  public static void applyTo(StyledText text, Runnable scrolled) {
    List.of(SWT.PAGE_UP, SWT.PAGE_DOWN, SWT.HOME, SWT.END, SWT.ARROW_UP, SWT.ARROW_DOWN)
        .forEach(key -> text.setKeyBinding(key, SWT.NULL));
    text.addListener(
        SWT.KeyDown,
        key -> {
          int before = text.getTopPixel();
          pressed(text, key);
          if (text.getTopPixel() != before) {
            scrolled.run();
          }
        });
  }

  private static void pressed(StyledText text, Event key) {
    if (key.stateMask != 0) {
      return;
    }
    int line = text.getLineHeight();
    int page = text.getClientArea().height - 2 * line;
    int top = text.getTopPixel();
    switch (key.keyCode) {
      case SWT.PAGE_UP -> text.setTopPixel(Math.max(0, top - page));
      case SWT.PAGE_DOWN -> text.setTopPixel(top + page);
      case SWT.ARROW_UP -> text.setTopPixel(Math.max(0, top - line));
      case SWT.ARROW_DOWN -> text.setTopPixel(top + line);
      case SWT.HOME -> text.setTopPixel(0);
      case SWT.END -> text.setTopPixel(END);
      default -> {
        // The widget's own keys, such as those that copy.
      }
    }
  }
}
