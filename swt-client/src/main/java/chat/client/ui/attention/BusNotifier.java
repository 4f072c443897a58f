package chat.client.ui.attention;

import chat.client.model.attention.Notice;
import chat.client.model.attention.Notifier;
import chat.client.ui.kit.Ui;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** Notices as the desktop's own notifications, which a click leads from into the room. */
final class BusNotifier implements Notifier {
  private static final UInt32 NONE = new UInt32(0);
  private static final int USUAL_TIMEOUT = -1;

  private final SessionBus bus;
  private final Ui ui;
  private final Notifier otherwise;
  private final Consumer<String> onChosen;
  private final Map<String, UInt32> shown = new ConcurrentHashMap<>();
  private final IconFile icon = new IconFile();
  private DesktopNotifications desktop;
  private boolean takesMarkup;

  /**
   * @param otherwise shows what the desktop does not
   * @param onChosen is told, on the user interface's thread, the room whose notice was clicked
   */
  BusNotifier(SessionBus bus, Ui ui, Notifier otherwise, Consumer<String> onChosen) {
    this.bus = bus;
    this.ui = ui;
    this.otherwise = otherwise;
    this.onChosen = onChosen;
  }

  @Override
  public void show(Notice notice) {
    NoticeText text = NoticeText.of(notice, ui);
    String open = ui.text("attention.open");
    bus.execute(
        connection -> show(connection, notice.roomId(), text, open),
        () -> ui.dispatcher().execute(() -> otherwise.show(notice)));
  }

  @Override
  public void withdraw(String roomId) {
    otherwise.withdraw(roomId);
    bus.execute(connection -> withdraw(connection, roomId), () -> {});
  }

  private void show(DBusConnection connection, String roomId, NoticeText text, String open)
      throws DBusException {
    DesktopNotifications to = desktop(connection);
    UInt32 id =
        to.show(
            ui.text("attention.program"),
            shown.getOrDefault(roomId, NONE),
            icon.address(),
            text.summary(),
            takesMarkup ? text.bodyAsMarkup() : text.body(),
            List.of(DesktopNotifications.DEFAULT_ACTION, open),
            hints(shown.containsKey(roomId)),
            USUAL_TIMEOUT);
    shown.put(roomId, id);
  }

  /** What is renewed counts on in silence. */
  private static Map<String, Variant<?>> hints(boolean renewed) {
    return Map.of(
        "desktop-entry", new Variant<>(DesktopEntry.NAME),
        "category", new Variant<>("im.received"),
        "sound-name", new Variant<>("message-new-instant"),
        "suppress-sound", new Variant<>(renewed));
  }

  private void withdraw(DBusConnection connection, String roomId) throws DBusException {
    UInt32 id = shown.remove(roomId);
    if (id != null) {
      desktop(connection).close(id);
    }
  }

  private DesktopNotifications desktop(DBusConnection connection) throws DBusException {
    if (desktop == null) {
      DesktopNotifications found =
          connection.getRemoteObject(
              DesktopNotifications.NAME, DesktopNotifications.PATH, DesktopNotifications.class);
      takesMarkup = found.capabilities().contains("body-markup");
      connection.addSigHandler(DesktopNotifications.ActionInvoked.class, this::chosen);
      connection.addSigHandler(DesktopNotifications.NotificationClosed.class, this::closed);
      desktop = found;
    }
    return desktop;
  }

  private void chosen(DesktopNotifications.ActionInvoked signal) {
    shown.entrySet().stream()
        .filter(entry -> entry.getValue().equals(signal.id()))
        .filter(entry -> signal.action().equals(DesktopNotifications.DEFAULT_ACTION))
        .map(Map.Entry::getKey)
        .forEach(roomId -> ui.dispatcher().execute(() -> onChosen.accept(roomId)));
  }

  private void closed(DesktopNotifications.NotificationClosed signal) {
    shown.values().remove(signal.id());
  }
}
