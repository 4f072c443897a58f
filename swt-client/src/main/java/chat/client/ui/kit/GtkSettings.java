package chat.client.ui.kit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GTK's settings for this program alone: whether its windows are dark, and how large its letters.
 * All windows, menus and hints follow at once.
 */
final class GtkSettings {
  private static final Logger log = LoggerFactory.getLogger(GtkSettings.class);

  private static final String PREFER_DARK = "gtk-application-prefer-dark-theme";

  /** In 1024ths of a dot per inch. */
  private static final String LETTERS = "gtk-xft-dpi";

  private static final int USUAL_LETTERS = 96 * 1024;
  private static final Class<?>[] GET = {long.class, byte[].class, int[].class, long.class};
  private static final Class<?>[] SET_NUMBER = {long.class, byte[].class, int.class, long.class};
  private static final Class<?>[] SET_TEXT = {long.class, byte[].class, byte[].class, long.class};

  private final long handle;
  private final String themeName;
  private final int preferDark;
  private final int letters;

  private GtkSettings() {
    handle = (Long) Toolkit.call("GTK", "gtk_settings_get_default", new Class<?>[0]);
    themeName = themeName();
    preferDark = get(PREFER_DARK);
    int dpi = get(LETTERS);
    letters = dpi > 0 ? dpi : USUAL_LETTERS;
  }

  /** Empty where there is no GTK, or an SWT that has changed inside. */
  static Optional<GtkSettings> ofThisProgram() {
    if (!SWT.getPlatform().equals("gtk")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new GtkSettings());
    } catch (UnsupportedOperationException e) {
      log.warn("Theme and size of letters stay as the desktop has them", e);
      return Optional.empty();
    }
  }

  /** Whether the theme is not forced from outside. */
  boolean isThemeFree() {
    return Optional.ofNullable(System.getenv("GTK_THEME")).filter(it -> !it.isBlank()).isEmpty();
  }

  /**
   * @param dark empty: as it was when the program began
   */
  void setDark(Optional<Boolean> dark) {
    boolean light = dark.filter(wanted -> !wanted).isPresent();
    setThemeName(light ? themeName.replaceFirst("(?i)-dark$", "") : themeName);
    set(PREFER_DARK, dark.map(wanted -> wanted ? 1 : 0).orElse(preferDark));
  }

  /** GTK's own theme, which is both light and dark. */
  void useOwnTheme() {
    setThemeName("Adwaita");
  }

  void setLetters(int percent) {
    set(LETTERS, Math.round(letters * (percent / 100f)));
  }

  private int get(String property) {
    int[] value = new int[1];
    Toolkit.call("OS", "g_object_get", GET, handle, terminated(property), value, 0L);
    return value[0];
  }

  private void set(String property, int value) {
    if (get(property) != value) {
      Toolkit.call("OS", "g_object_set", SET_NUMBER, handle, terminated(property), value, 0L);
    }
  }

  void setThemeName(String name) {
    if (!name.equals(themeName())) {
      byte[] property = terminated("gtk-theme-name");
      Toolkit.call("OS", "g_object_set", SET_TEXT, handle, property, terminated(name), 0L);
    }
  }

  private static String themeName() {
    return (String) Toolkit.call("OS", "getThemeName", new Class<?>[0]);
  }

  private static byte[] terminated(String text) {
    return (text + '\0').getBytes(StandardCharsets.UTF_8);
  }
}
