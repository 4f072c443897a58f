package chat.client.ui;

import static chat.client.ui.RoomWindow.check;

import chat.client.model.Preferences;
import chat.client.model.Preferences.Language;
import chat.client.model.Preferences.Theme;
import chat.client.model.PreferencesInMemory;
import chat.client.ui.kit.ColourScheme;
import chat.client.ui.kit.Contrast;
import chat.client.ui.kit.Desktop;
import chat.client.ui.kit.Messages;
import chat.client.ui.kit.Palette;
import chat.client.ui.kit.PortalSettings;
import chat.client.ui.kit.Ui;
import chat.client.ui.kit.UiDispatcher;
import chat.client.ui.settings.SettingsWindow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** Windows whose person changes their mind; ends with 0 if all followed at once. */
public final class SettingsProgram {
  private static final int PATIENCE_MILLIS = 20_000;

  private interface Scene {
    void play() throws Exception;
  }

  private final Display display;
  private final Preferences preferences = new Preferences(new PreferencesInMemory());
  private final Ui ui;
  private final Shell shell;
  private final Label label;
  private final Table table;

  private final Map<String, Scene> scenes =
      Map.of(
          "theme", this::everyWindowFollowsTheTheme,
          "portal", this::theSystemsThemeIsThatOfTheDesktop,
          "letters", this::everyLetterGrows,
          "language", this::theSettingsWindowChangesItsLanguage);

  private SettingsProgram(Display display) {
    this.display = display;
    ui = new Ui(display, new UiDispatcher(display), Messages.in(Locale.ENGLISH), preferences);
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    label = new Label(shell, SWT.NONE);
    label.setText("Ågy 李雷");
    table = new Table(shell, SWT.NONE);
    shell.setSize(300, 200);
    shell.open();
    await("a light window", () -> !isDark());
  }

  /**
   * @param arguments the scene
   */
  public static void main(String[] arguments) throws Exception {
    SettingsProgram program = new SettingsProgram(Desktop.open("grpc-chat-client"));
    program.scenes.get(arguments[0]).play();
    System.exit(0);
  }

  private void everyWindowFollowsTheTheme() {
    int[] told = new int[1];
    ui.onThemeChange(() -> told[0]++);
    await("light at first", () -> !isDark());
    everythingCanBeRead();
    preferences.setTheme(Theme.DARK);
    await("dark", () -> isDark() && told[0] > 0);
    everythingCanBeRead();
    preferences.setTheme(Theme.LIGHT);
    await("light", () -> !isDark());
  }

  private void theSystemsThemeIsThatOfTheDesktop() throws Exception {
    try (DBusConnection bus = DBusConnectionBuilder.forSessionBus().withShared(false).build()) {
      Portal portal = new Portal();
      bus.exportObject(portal.getObjectPath(), portal);
      bus.requestBusName("org.freedesktop.portal.Desktop");
      try (ColourScheme scheme =
          new ColourScheme(dark -> ui.dispatcher().execute(() -> ui.theme().desktopIs(dark)))) {
        await("dark as the desktop", this::isDark);
        bus.sendMessage(portal.changedTo(2));
        await("light as the desktop now", () -> !isDark());
        preferences.setTheme(Theme.DARK);
        await("dark as chosen", this::isDark);
        preferences.setTheme(Theme.SYSTEM);
        await("light as the desktop again", () -> !isDark());
      }
    }
  }

  /** Windows are made anew for it, so what counts is a label that is made then. */
  private void everyLetterGrows() {
    int[] rebuilt = new int[1];
    ui.onRebuild(() -> rebuilt[0]++);
    int before = heightOfALabel();
    preferences.setFontPercent(200);
    await("windows made anew", () -> rebuilt[0] == 1);
    check(heightOfALabel() > 1.8 * before, "letters of twice the size");
    preferences.setFontPercent(100);
    await("windows made anew", () -> rebuilt[0] == 2);
    check(heightOfALabel() == before, "letters as before");
  }

  private int heightOfALabel() {
    Label made = new Label(shell, SWT.NONE);
    made.setText(label.getText());
    int height = made.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
    made.dispose();
    return height;
  }

  private void theSettingsWindowChangesItsLanguage() {
    SettingsWindow.open(shell, ui);
    SettingsWindow.open(shell, ui);
    Shell settings = settingsWindow();
    check(shell.getShells().length == 1, "one settings window");
    await("English", () -> settings.getText().equals("grpc-chat: settings"));
    Combo language = RoomWindow.find(settings, Combo.class);
    language.setFocus();
    await("the focus", language::isFocusControl);
    language.select(2);
    language.notifyListeners(SWT.Selection, null);
    check(preferences.language() == Language.CHINESE, "Chinese");
    await("Chinese", () -> settings.getText().equals("grpc-chat：设置"));
    Combo made = RoomWindow.find(settings, Combo.class);
    check(made != language && made.isFocusControl(), "the focus is where it was");
    check(made.getText().equals("中文（简体）"), made.getText());
  }

  private Shell settingsWindow() {
    return Stream.of(shell.getShells()).findFirst().orElseThrow();
  }

  private boolean isDark() {
    return Contrast.isDark(seen(table)) && Contrast.isDark(seen(label));
  }

  /** What is on the screen in the lower right corner, where nothing is written. */
  private RGB seen(Control control) {
    Image image = new Image(display, 1, 1);
    GC gc = new GC(control);
    gc.copyArea(image, control.getSize().x - 5, control.getSize().y - 5);
    gc.dispose();
    RGB colour = image.getImageData().palette.getRGB(image.getImageData().getPixel(0, 0));
    image.dispose();
    return colour;
  }

  private void everythingCanBeRead() {
    Palette palette = ui.palette();
    List<RGB> backgrounds = List.of(seen(table), seen(label), palette.ownBackground().getRGB());
    for (Color text :
        List.of(palette.muted(), palette.self(), palette.other(), palette.problem())) {
      for (RGB background : backgrounds) {
        double ratio = Contrast.ratio(text.getRGB(), background);
        check(ratio >= Contrast.TEXT, "%s on %s: %.1f".formatted(text, background, ratio));
      }
    }
  }

  private void await(String what, BooleanSupplier reached) {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    display.timerExec(PATIENCE_MILLIS, () -> {});
    while (!reached.getAsBoolean()) {
      check(System.nanoTime() < end, what);
      if (!display.readAndDispatch()) {
        display.sleep();
      }
    }
  }

  /** A desktop that is dark at first. */
  private static final class Portal implements PortalSettings {
    @Override
    public String getObjectPath() {
      return "/org/freedesktop/portal/desktop";
    }

    @Override
    public boolean isRemote() {
      return false;
    }

    @Override
    public Variant<?> Read(String namespace, String key) {
      return new Variant<>(new Variant<>(new UInt32(1)));
    }

    SettingChanged changedTo(long scheme) throws Exception {
      return new SettingChanged(
          getObjectPath(),
          "org.freedesktop.appearance",
          "color-scheme",
          new Variant<>(new UInt32(scheme)));
    }
  }
}
