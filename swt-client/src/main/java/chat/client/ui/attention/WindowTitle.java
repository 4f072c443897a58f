package chat.client.ui.attention;

import chat.client.model.attention.Waiting;
import chat.client.ui.kit.Ui;
import org.eclipse.swt.widgets.Shell;

/** The number of what waits, before the title that the window has of its own. */
final class WindowTitle {
  private final Shell window;
  private final Ui ui;
  private String shown = "";

  WindowTitle(Shell window, Ui ui) {
    this.window = window;
    this.ui = ui;
  }

  void show(Waiting waiting) {
    String title = window.getText();
    String own = title.startsWith(shown) ? title.substring(shown.length()) : title;
    shown = mark(waiting);
    if (!title.equals(shown + own)) {
      window.setText(shown + own);
    }
  }

  private String mark(Waiting waiting) {
    if (waiting.equals(Waiting.NOTHING)) {
      return "";
    }
    String key = waiting.mentions() > 0 ? "attention.title.mentions" : "attention.title.unread";
    return ui.text(key, waiting.number()) + " ";
  }
}
