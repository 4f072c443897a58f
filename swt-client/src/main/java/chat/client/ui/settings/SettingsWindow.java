package chat.client.ui.settings;

import chat.client.ui.kit.Ui;
import org.eclipse.swt.widgets.Shell;

/** Everything that the person can decide, in one window. */
public final class SettingsWindow {
  private SettingsWindow() {}

  /** Opens the window, or brings it to the front. */
  public static void open(Shell parent, Ui ui) {}
}
