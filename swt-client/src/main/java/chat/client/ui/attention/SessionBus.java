package chat.client.ui.attention;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bus on which the programs of a desktop speak with each other (D-Bus). Everything is done on a
 * thread of its own, in order, so that a desktop that does not answer cannot hold up a window. The
 * connection is made when it is needed first.
 */
final class SessionBus {
  /** What to do on the bus. */
  @FunctionalInterface
  interface Action {
    void on(DBusConnection bus) throws DBusException;
  }

  private static final Logger log = LoggerFactory.getLogger(SessionBus.class);
  private static final long GOODBYE_SECONDS = 1;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread worker = new Thread(task, "session-bus");
            worker.setDaemon(true);
            return worker;
          });
  private DBusConnection connection;
  private boolean tried;
  private boolean complained;

  /**
   * Does something on the bus, soon.
   *
   * @param otherwise what to do, on the bus's thread, if that fails
   */
  void execute(Action action, Runnable otherwise) {
    thread.execute(
        () -> {
          try {
            action.on(connection());
          } catch (DBusException | RuntimeException e) {
            complain(e);
            otherwise.run();
          }
        });
  }

  /** Ends the connection after what is to be done on it; waits for that a moment at most. */
  void close() {
    thread.execute(this::disconnect);
    thread.shutdown();
    try {
      thread.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What cannot be reached is tried once. */
  private DBusConnection connection() throws DBusException {
    if (connection == null) {
      if (tried) {
        throw new DBusException("There is no session bus within reach");
      }
      tried = true;
      connection = DBusConnectionBuilder.forSessionBus().withShared(false).build();
    }
    return connection;
  }

  private void disconnect() {
    if (connection != null) {
      try {
        connection.close();
      } catch (IOException e) {
        log.debug("The session bus was gone already", e);
      }
    }
  }

  /** Once: a desktop that lacks something goes on lacking it. */
  private void complain(Exception why) {
    if (!complained) {
      complained = true;
      log.info("The desktop cannot show all that waits: {}", why.toString());
    }
  }
}
