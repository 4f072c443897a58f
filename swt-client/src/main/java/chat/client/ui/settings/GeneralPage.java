package chat.client.ui.settings;

import chat.client.model.Preferences;
import chat.client.model.Preferences.Language;
import chat.client.model.Preferences.RoomOrder;
import chat.client.model.Preferences.Theme;
import chat.client.ui.attention.TrayPlace;
import chat.client.ui.kit.Ui;
import chat.client.ui.settings.Form.Option;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.swt.widgets.Combo;

/** Language, look, and what the window does. */
final class GeneralPage {
  private static final int[] SIZES = {60, 75, 90, 100, 110, 125, 150, 175, 200, 250};

  private final Ui ui;
  private final Form form;

  GeneralPage(Form form, Ui ui) {
    this.form = form;
    this.ui = ui;
    Preferences preferences = ui.preferences();
    form.choice(
        ui.text("settings.language"),
        List.of(
            option(Language.SYSTEM, "settings.language-system"),
            option(Language.ENGLISH, "settings.language-english"),
            option(Language.CHINESE, "settings.language-chinese")),
        preferences::language,
        preferences::setLanguage);
    Combo theme =
        form.choice(
            ui.text("settings.theme"),
            List.of(
                option(Theme.SYSTEM, "settings.theme-system"),
                option(Theme.LIGHT, "settings.theme-light"),
                option(Theme.DARK, "settings.theme-dark")),
            preferences::theme,
            preferences::setTheme);
    if (!ui.theme().isChoosable()) {
      theme.setEnabled(false);
      form.hint(ui.text("settings.theme-fixed"));
    }
    form.choice(
        ui.text("settings.letters"),
        sizes(),
        preferences::fontPercent,
        preferences::setFontPercent);
    form.choice(
        ui.text("settings.rooms"),
        List.of(
            option(RoomOrder.SERVER, "settings.rooms-server"),
            option(RoomOrder.NAME, "settings.rooms-name"),
            option(RoomOrder.ACTIVITY, "settings.rooms-activity")),
        preferences::roomOrder,
        preferences::setRoomOrder);
    form.check(ui.text("settings.tray"), preferences::closeToTray, preferences::setCloseToTray);
    if (!TrayPlace.isThere(ui.display())) {
      form.hint(ui.text("settings.no-tray"));
    }
  }

  private <E> Option<E> option(E value, String key) {
    return new Option<>(value, ui.text(key));
  }

  /** With the one that was set by the keyboard or by hand. */
  private List<Option<Integer>> sizes() {
    return IntStream.concat(IntStream.of(SIZES), IntStream.of(ui.preferences().fontPercent()))
        .sorted()
        .distinct()
        .mapToObj(percent -> new Option<>(percent, ui.text("settings.letters-percent", percent)))
        .toList();
  }
}
