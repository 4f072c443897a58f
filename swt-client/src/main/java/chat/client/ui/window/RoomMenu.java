package chat.client.ui.window;

import chat.client.model.Preferences.Attention;
import chat.client.model.RoomModel;
import chat.client.model.Session;
import chat.client.ui.kit.Ui;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** What can be done with one room. */
final class RoomMenu {
  private static final Map<Attention, String> KEYS =
      Map.of(
          Attention.ALL, "rooms.attention-all",
          Attention.MENTIONS, "rooms.attention-mentions",
          Attention.NONE, "rooms.attention-none");

  private final Session session;
  private final Ui ui;

  RoomMenu(Session session, Ui ui) {
    this.session = session;
    this.ui = ui;
  }

  /** A menu that is made anew each time it opens, for the room that is chosen then. */
  Menu of(Control control, Supplier<Optional<RoomModel>> chosen) {
    Menu menu = new Menu(control);
    menu.addListener(
        SWT.Show,
        e -> {
          Stream.of(menu.getItems()).forEach(MenuItem::dispose);
          chosen.get().ifPresent(room -> fill(menu, room));
        });
    return menu;
  }

  private void fill(Menu menu, RoomModel room) {
    item(menu, "shortcut.mark-read", room::markRead);
    addAttention(menu, () -> Optional.of(room));
    new MenuItem(menu, SWT.SEPARATOR);
    item(menu, "room.clear", room::clear);
    item(menu, "room.leave", () -> session.leave(room));
  }

  /** What the room may disturb for, as a menu within {@code menu}. */
  MenuItem addAttention(Menu menu, Supplier<Optional<RoomModel>> chosen) {
    Menu within = new Menu(menu);
    MenuItem head = new MenuItem(menu, SWT.CASCADE);
    head.setText(ui.text("rooms.attention"));
    head.setMenu(within);
    for (Attention each : Attention.values()) {
      MenuItem item = new MenuItem(within, SWT.RADIO);
      item.setText(ui.text(KEYS.get(each)));
      item.addListener(
          SWT.Selection,
          e ->
              chosen
                  .get()
                  .filter(room -> item.getSelection())
                  .ifPresent(room -> ui.preferences().setAttention(room.id(), each)));
      within.addListener(
          SWT.Show,
          e -> item.setSelection(chosen.get().filter(room -> is(room, each)).isPresent()));
    }
    return head;
  }

  private boolean is(RoomModel room, Attention attention) {
    return ui.preferences().attention(room.id()) == attention;
  }

  private void item(Menu menu, String key, Runnable action) {
    MenuItem item = new MenuItem(menu, SWT.PUSH);
    item.setText(ui.text(key));
    item.addListener(SWT.Selection, e -> action.run());
  }
}
