package chat.client.ui.kit;

import chat.client.model.Preferences;
import chat.client.model.Preferences.Theme;
import chat.client.model.PreferencesInMemory;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;

/** A desktop whose theme has no dark variant; ends with 0 if windows get dark all the same. */
public final class ThemeProgram {
  private static final int PATIENCE_MILLIS = 20_000;

  private ThemeProgram() {}

  /**
   * @param arguments none
   */
  public static void main(String[] arguments) throws Desktop.MissingException {
    Display display = Desktop.open("grpc-chat-client");
    GtkSettings.ofThisProgram().orElseThrow().setThemeName("of-nobody");
    Preferences preferences = new Preferences(new PreferencesInMemory());
    new Ui(display, new UiDispatcher(display), Messages.in(Locale.ENGLISH), preferences);
    preferences.setTheme(Theme.DARK);
    await(display, true);
    preferences.setTheme(Theme.LIGHT);
    await(display, false);
    System.exit(0);
  }

  private static void await(Display display, boolean dark) {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    display.timerExec(PATIENCE_MILLIS, () -> {});
    while (Contrast.isDark(display.getSystemColor(SWT.COLOR_LIST_BACKGROUND).getRGB()) != dark) {
      if (System.nanoTime() > end) {
        throw new AssertionError(dark ? "not dark" : "not light");
      }
      if (!display.readAndDispatch()) {
        display.sleep();
      }
    }
  }
}
