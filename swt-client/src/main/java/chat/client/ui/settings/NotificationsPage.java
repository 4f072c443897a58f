package chat.client.ui.settings;

import chat.client.model.Preferences;
import chat.client.model.Preferences.Attention;
import chat.client.model.Shown;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import chat.client.ui.settings.Form.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;

/** What may disturb: usually, and for each room. */
final class NotificationsPage {
  private static final int ROOMS_HEIGHT = 150;

  private final Ui ui;
  private final Preferences preferences;

  NotificationsPage(Composite pane, Form form, Ui ui) {
    this.ui = ui;
    this.preferences = ui.preferences();
    form.choice(
        ui.text("settings.notify"), choices(), preferences::attention, preferences::setAttention);
    form.check(
        ui.text("settings.do-not-disturb"),
        preferences::doNotDisturb,
        preferences::setDoNotDisturb);
    SortedSet<String> rooms = new TreeSet<>(preferences.roomsWithAttention());
    rooms.addAll(ui.joinedRooms());
    if (rooms.isEmpty()) {
      form.hint(ui.text("settings.no-rooms"));
    } else {
      form.hint(ui.text("settings.each-room"));
      rooms(pane, form, rooms);
    }
  }

  private void rooms(Composite pane, Form form, SortedSet<String> rooms) {
    ScrolledComposite frame = new ScrolledComposite(pane, SWT.V_SCROLL | SWT.BORDER);
    GridDataFactory.fillDefaults()
        .span(2, 1)
        .grab(true, true)
        .hint(SWT.DEFAULT, ui.scaled(ROOMS_HEIGHT))
        .applyTo(frame);
    Composite list = new Composite(frame, SWT.NONE);
    Look.pane(2).applyTo(list);
    Form rows = new Form(list, ui);
    form.onRefresh(rows::refresh);
    for (String room : rooms) {
      rows.choice(
          Look.literal(Shown.line(room)),
          choicesOfRoom(),
          () -> own(room),
          chosen -> choose(room, chosen));
    }
    frame.setContent(list);
    frame.setExpandHorizontal(true);
    frame.setExpandVertical(true);
    frame.setShowFocusedControl(true);
    frame.setMinSize(list.computeSize(SWT.DEFAULT, SWT.DEFAULT));
  }

  private Optional<Attention> own(String room) {
    return preferences.roomsWithAttention().contains(room)
        ? Optional.of(preferences.attention(room))
        : Optional.empty();
  }

  private void choose(String room, Optional<Attention> chosen) {
    chosen.ifPresentOrElse(
        attention -> preferences.setAttention(room, attention),
        () -> preferences.forgetAttention(room));
  }

  private List<Option<Attention>> choices() {
    return List.of(
        new Option<>(Attention.ALL, ui.text("settings.notify-all")),
        new Option<>(Attention.MENTIONS, ui.text("settings.notify-mentions")),
        new Option<>(Attention.NONE, ui.text("settings.notify-none")));
  }

  private List<Option<Optional<Attention>>> choicesOfRoom() {
    List<Option<Optional<Attention>>> all = new ArrayList<>();
    all.add(new Option<>(Optional.empty(), ui.text("settings.notify-usual")));
    choices().forEach(it -> all.add(new Option<>(Optional.of(it.value()), it.label())));
    return all;
  }
}
