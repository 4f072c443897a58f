package chat.client.ui.composer;

import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Text;

/**
 * The lines that a native field shows, which it does not tell itself.
 *
 * @param starts where each line begins, in chars; the end of the text comes last
 */
record WrappedLines(int[] starts) {
  static WrappedLines of(Text field) {
    TextLayout layout = new TextLayout(field.getDisplay());
    try {
      layout.setFont(field.getFont());
      layout.setWidth(Math.max(1, field.getClientArea().width));
      layout.setText(field.getText());
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
