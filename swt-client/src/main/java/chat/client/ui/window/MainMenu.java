package chat.client.ui.window;

import chat.client.model.OpenRooms;
import chat.client.model.Preferences.RoomOrder;
import chat.client.model.Session;
import chat.client.ui.kit.Shortcut;
import chat.client.ui.kit.Ui;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;

/** The menu bar, in which every action is found with its key. */
final class MainMenu {
  private static final Map<RoomOrder, String> ORDERS =
      Map.of(
          RoomOrder.SERVER, "rooms.order-server",
          RoomOrder.NAME, "rooms.order-name",
          RoomOrder.ACTIVITY, "rooms.order-activity");

  /** Before these there is a line. */
  private static final Set<Shortcut> FIRST_OF_GROUP =
      Set.of(
          Shortcut.DO_NOT_DISTURB,
          Shortcut.LOG_OUT,
          Shortcut.FIND,
          Shortcut.CLEAR,
          Shortcut.LARGER,
          Shortcut.NEXT_PANE);

  private final MainActions actions;
  private final OpenRooms open;
  private final Ui ui;
  private final Menu bar;
  private final Map<Shortcut, MenuItem> items = new EnumMap<>(Shortcut.class);
  private MenuItem attention;

  /**
   * @param owner with which the menu's listeners go
   */
  MainMenu(
      Shell shell, Control owner, MainActions actions, Session session, OpenRooms open, Ui ui) {
    this.actions = actions;
    this.open = open;
    this.ui = ui;
    bar = new Menu(shell, SWT.BAR);
    fill(Shortcut.Group.CHAT);
    attention = new RoomMenu(session, ui).addAttention(fill(Shortcut.Group.ROOM), open::shown);
    addOrder(fill(Shortcut.Group.VIEW));
    fill(Shortcut.Group.HELP);
    shell.setMenuBar(bar);

    Runnable repaint = this::refresh;
    Runnable changed = () -> ui.dispatcher().repaint(repaint);
    List<Runnable> ends =
        List.of(session.listen(changed), open.listen(changed), ui.preferences().listen(changed));
    owner.addListener(SWT.Dispose, e -> ends.forEach(Runnable::run));
    owner.addListener(SWT.Dispose, e -> bar.dispose());
    refresh();
  }

  private Menu fill(Shortcut.Group group) {
    MenuItem head = new MenuItem(bar, SWT.CASCADE);
    head.setText(ui.text(group.key()));
    Menu menu = new Menu(bar);
    head.setMenu(menu);
    Shortcut.of(group).forEach(shortcut -> items.put(shortcut, item(menu, shortcut)));
    return menu;
  }

  private MenuItem item(Menu menu, Shortcut shortcut) {
    if (FIRST_OF_GROUP.contains(shortcut)) {
      new MenuItem(menu, SWT.SEPARATOR);
    }
    MenuItem item = new MenuItem(menu, shortcut.isSwitch() ? SWT.CHECK : SWT.PUSH);
    String keys = shortcut.keys().stream().findFirst().map(key -> "\t" + key).orElse("");
    item.setText(ui.text(shortcut.key()) + keys);
    item.setAccelerator(shortcut.accelerator());
    item.addListener(SWT.Selection, e -> actions.run(shortcut));
    return item;
  }

  private void addOrder(Menu menu) {
    Menu within = new Menu(menu);
    MenuItem head = new MenuItem(menu, SWT.CASCADE);
    head.setText(ui.text("rooms.order"));
    head.setMenu(within);
    for (RoomOrder order : RoomOrder.values()) {
      MenuItem item = new MenuItem(within, SWT.RADIO);
      item.setText(ui.text(ORDERS.get(order)));
      item.addListener(SWT.Selection, e -> choose(item, order));
      within.addListener(SWT.Show, e -> item.setSelection(ui.preferences().roomOrder() == order));
    }
  }

  private void choose(MenuItem item, RoomOrder order) {
    if (item.getSelection()) {
      ui.preferences().setRoomOrder(order);
    }
  }

  private void refresh() {
    if (bar.isDisposed()) {
      return;
    }
    items.forEach(
        (shortcut, item) -> {
          if (item.getEnabled() != actions.isPossible(shortcut)) {
            item.setEnabled(actions.isPossible(shortcut));
          }
          if (shortcut.isSwitch() && item.getSelection() != actions.isOn(shortcut)) {
            item.setSelection(actions.isOn(shortcut));
          }
        });
    attention.setEnabled(open.shown().isPresent());
  }
}
