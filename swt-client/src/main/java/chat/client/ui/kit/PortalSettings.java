package chat.client.ui.kit;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

/** What a Linux desktop tells programs about itself. */
@DBusInterfaceName("org.freedesktop.portal.Settings")
public interface PortalSettings extends DBusInterface {
  /** A value, in one variant more than it needs. Older portals have no other way. */
  Variant<?> Read(String namespace, String key);

  /** Something has changed. */
  final class SettingChanged extends DBusSignal {
    private final String namespace;
    private final String key;
    private final Variant<?> value;

    public SettingChanged(String path, String namespace, String key, Variant<?> value)
        throws DBusException {
      super(path, namespace, key, value);
      this.namespace = namespace;
      this.key = key;
      this.value = value;
    }

    public String namespace() {
      return namespace;
    }

    public String key() {
      return key;
    }

    public Variant<?> value() {
      return value;
    }
  }
}
