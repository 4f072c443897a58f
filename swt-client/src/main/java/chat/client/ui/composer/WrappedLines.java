package chat.client.ui.composer;

import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Text;

/**
 * The lines that a native field shows, which it does not tell itself.
 *
 * @param starts where each line begins, in chars; the end of the text comes last
 */
record WrappedLines(int[] starts) {
  /** In chars; what follows is not laid out, as nobody counts so many lines. */
  private static final int LONGEST = 4000;

  static WrappedLines of(Text field) {
    TextLayout layout = new TextLayout(field.getDisplay());
    try {
      layout.setFont(field.getFont());
      layout.setWidth(Math.max(1, field.getClientArea().width));
      String all = field.getText();
      layout.setText(all.substring(0, Math.min(all.length(), LONGEST)));
      return new WrappedLines(layout.getLineOffsets());
    } finally {
      layout.dispose();
    }
  }

  int count() {
    return starts.length - 1;
  }

  /** The line of a caret, which may stand behind the last character. */
  int indexOf(int caret) {
    int line = 0;
    while (line < count() - 1 && caret >= starts[line + 1]) {
      line++;
    }
    return line;
  }
}
