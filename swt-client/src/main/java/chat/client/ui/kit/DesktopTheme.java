package chat.client.ui.kit;

import chat.client.model.Preferences.Theme;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;

/**
 * Light and dark windows. GTK and macOS draw all of a program's windows in either; on Windows SWT
 * has it for title bars and scroll bars only, so they stay as the desktop has them.
 */
public final class DesktopTheme {
  private static final boolean MAC = SWT.getPlatform().equals("cocoa");

  private final Display display;
  private final Optional<GtkSettings> gtk;
  private Theme theme = Theme.SYSTEM;
  private Optional<Boolean> desktopIsDark = Optional.empty();

  DesktopTheme(Display display, Optional<GtkSettings> gtk) {
    this.display = display;
    this.gtk = gtk;
    gtk.ifPresent(settings -> display.addListener(SWT.Settings, e -> insist(settings)));
  }

  /** Whether the person has a choice here. */
  public boolean isChoosable() {
    return MAC || gtk.filter(GtkSettings::isThemeFree).isPresent();
  }

  /** Follows the person's choice; windows that are open change at once. */
  void choose(Theme chosen) {
    if (theme != chosen) {
      theme = chosen;
      apply();
    }
  }

  /**
   * Follows the desktop.
   *
   * @param dark empty if the desktop does not say
   */
  public void desktopIs(Optional<Boolean> dark) {
    desktopIsDark = dark;
    apply();
  }

  private void apply() {
    gtk.ifPresent(settings -> settings.setDark(isDarkWanted()));
    if (MAC) {
      Toolkit.setTheme(isDarkWanted().orElse(Display.isSystemDarkTheme()));
    }
  }

  /** The desktop's theme may not have the wanted variant. */
  private void insist(GtkSettings settings) {
    RGB background = display.getSystemColor(SWT.COLOR_LIST_BACKGROUND).getRGB();
    if (isDarkWanted().filter(dark -> dark != Contrast.isDark(background)).isPresent()) {
      settings.useOwnTheme();
    }
  }

  private Optional<Boolean> isDarkWanted() {
    return theme == Theme.SYSTEM ? desktopIsDark : Optional.of(theme == Theme.DARK);
  }
}
