package chat.client.ui.attention;

import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

/** The number as KDE, Ubuntu's dock and others take it: told on the bus to who wants to know. */
final class LauncherCount implements TaskbarCount {
  private static final String PATH = "/chat/client/LauncherEntry";
  private static final String PROGRAM = "application://" + DesktopEntry.NAME + ".desktop";

  private final SessionBus bus;
  private int shown;

  LauncherCount(SessionBus bus) {
    this.bus = bus;
  }

  @Override
  public void show(int number) {
    if (number != shown) {
      shown = number;
      bus.execute(connection -> connection.sendMessage(update(number)), () -> {});
    }
  }

  private static LauncherEntry.Update update(int number) throws DBusException {
    boolean waits = number > 0;
    return new LauncherEntry.Update(
        PATH,
        PROGRAM,
        Map.of(
            "count", new Variant<>((long) number),
            "count-visible", new Variant<>(waits)));
  }

  /** What is told. */
  @DBusInterfaceName("com.canonical.Unity.LauncherEntry")
  public interface LauncherEntry extends DBusInterface {
    /** Of one program; its map holds only what changes. */
    final class Update extends DBusSignal {
      public Update(String path, String program, Map<String, Variant<?>> properties)
          throws DBusException {
        super(path, program, properties);
      }
    }
  }
}
