package chat.client.ui.kit;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a Linux desktop is light or dark, now and whenever it changes. GTK 3 does not ask it by
 * itself. A desktop without the portal says nothing.
 */
public final class ColourScheme implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ColourScheme.class);

  private static final String BUS_NAME = "org.freedesktop.portal.Desktop";
  private static final String PATH = "/org/freedesktop/portal/desktop";
  private static final String NAMESPACE = "org.freedesktop.appearance";
  private static final String KEY = "color-scheme";

  private static final int DARK = 1;
  private static final int LIGHT = 2;

  private final Consumer<Optional<Boolean>> onDark;
  private final CompletableFuture<Optional<DBusConnection>> bus;

  /**
   * Asks without waiting for the answer.
   *
   * @param onDark is told, on any thread, whether the desktop is dark; empty if it has no opinion
   */
  public ColourScheme(Consumer<Optional<Boolean>> onDark) {
    this.onDark = onDark;
    bus = CompletableFuture.supplyAsync(this::connect);
  }

  private Optional<DBusConnection> connect() {
    try {
      DBusConnection connection = DBusConnectionBuilder.forSessionBus().withShared(false).build();
      return ask(connection) ? Optional.of(connection) : Optional.empty();
    } catch (DBusException | RuntimeException e) {
      log.info("There is no bus to ask whether the desktop is dark: {}", e.toString());
      return Optional.empty();
    }
  }

  private boolean ask(DBusConnection connection) throws DBusException {
    try {
      connection.addSigHandler(PortalSettings.SettingChanged.class, this::changed);
      PortalSettings portal = connection.getRemoteObject(BUS_NAME, PATH, PortalSettings.class);
      onDark.accept(meaning(portal.Read(NAMESPACE, KEY)));
      return true;
    } catch (DBusExecutionException e) {
      log.info("The desktop does not say whether it is dark: {}", e.toString());
      disconnect(connection);
      return false;
    }
  }

  private void changed(PortalSettings.SettingChanged signal) {
    if (signal.namespace().equals(NAMESPACE) && signal.key().equals(KEY)) {
      onDark.accept(meaning(signal.value()));
    }
  }

  private static Optional<Boolean> meaning(Object value) {
    if (value instanceof Variant<?> variant) {
      return meaning(variant.getValue());
    }
    int number = value instanceof Number it ? it.intValue() : 0;
    return number == DARK || number == LIGHT ? Optional.of(number == DARK) : Optional.empty();
  }

  @Override
  public void close() {
    bus.thenAccept(connection -> connection.ifPresent(ColourScheme::disconnect));
  }

  private static void disconnect(DBusConnection connection) {
    try {
      connection.close();
    } catch (IOException e) {
      log.info("Left the bus", e);
    }
  }
}
