package chat.client.ui.attention;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The desktop's notifications, as the Desktop Notifications Specification 1.2 has them. */
@DBusInterfaceName("org.freedesktop.Notifications")
public interface DesktopNotifications extends DBusInterface {
  String NAME = "org.freedesktop.Notifications";
  String PATH = "/org/freedesktop/Notifications";

  /** The action of a click on the notification itself. */
  String DEFAULT_ACTION = "default";

  /**
   * Shows a notification.
   *
   * @param replaces the number of the one to show it instead of; 0 for none
   * @param actions a key and its label, and so on
   * @param timeout in milliseconds; -1 for what is usual
   * @return its number
   */
  @DBusMemberName("Notify")
  UInt32 show(
      String program,
      UInt32 replaces,
      String icon,
      String summary,
      String body,
      List<String> actions,
      Map<String, Variant<?>> hints,
      int timeout);

  @DBusMemberName("CloseNotification")
  void close(UInt32 id);

  /** What the desktop can do beyond showing text. */
  @DBusMemberName("GetCapabilities")
  List<String> capabilities();

  /** The person chose an action. */
  final class ActionInvoked extends DBusSignal {
    private final UInt32 id;
    private final String action;

    public ActionInvoked(String path, UInt32 id, String action) throws DBusException {
      super(path, id, action);
      this.id = id;
      this.action = action;
    }

    UInt32 id() {
      return id;
    }

    String action() {
      return action;
    }
  }

  /** A notification is there no more, and its number may go to another one. */
  final class NotificationClosed extends DBusSignal {
    private final UInt32 id;

    public NotificationClosed(String path, UInt32 id, UInt32 reason) throws DBusException {
      super(path, id, reason);
      this.id = id;
    }

    UInt32 id() {
      return id;
    }
  }
}
