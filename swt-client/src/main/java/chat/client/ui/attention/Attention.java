package chat.client.ui.attention;

import chat.client.model.Session;
import chat.client.ui.kit.Ui;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tray;

/**
 * How the program gets the person's attention while it runs, and stays out of their way: by the
 * tray, by notifications, by the numbers in title and taskbar.
 */
public final class Attention {
  /**
   * How often to look whether the tray that a hidden window is to come back from is still there.
   */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Ui ui;
  private final Runnable onQuit;
  private final Desk desk;
  private final Optional<TrayIcon> tray;
  private Shell window;

  /**
   * @param onQuit is called when the person ends the program from the tray
   */
  public Attention(Ui ui, Runnable onQuit) {
    this.ui = ui;
    this.onQuit = onQuit;
    desk = new Desk(ui);
    Tray place = ui.display().getSystemTray();
    tray = Optional.ofNullable(place).map(it -> new TrayIcon(it, ui, this::toggle));
  }

  /** The window to show and hide from now on. */
  public void setWindow(Shell window) {
    this.window = window;
    tray.ifPresent(icon -> icon.setWindow(window, this::toggle, onQuit));
  }

  /**
   * Watches over a session until its window, the one to show and hide from now on, is disposed.
   *
   * @param onRoomChosen is told the room to show, after the window has come to the front
   */
  public void follow(Session session, Shell window, Consumer<String> onRoomChosen) {
    setWindow(window);
    Consumer<String> onChosen =
        roomId -> {
          show();
          onRoomChosen.accept(roomId);
        };
    new SessionWatch(
        session,
        window,
        ui,
        desk.notifier(tray.map(TrayIcon::item), window, onChosen),
        desk.taskbar(),
        tray);
  }

  /**
   * Hides the window instead of closing it, if the person chose that and there is a tray to get it
   * back from.
   *
   * @return whether it is hidden
   */
  public boolean hide() {
    boolean hides = ui.preferences().closeToTray() && TrayPlace.isThere(ui.display());
    if (hides) {
      hideWindow();
    }
    return hides;
  }

  /** Ends with the window. */
  public void close() {
    window.dispose();
    tray.ifPresent(TrayIcon::dispose);
    desk.close();
  }

  private void toggle() {
    if (window.isVisible() && ui.display().getActiveShell() == window) {
      hideWindow();
    } else {
      show();
    }
  }

  private void hideWindow() {
    window.setVisible(false);
    ui.dispatcher().after(LOOK, this::comeBackWithoutTray);
  }

  /** A panel that ended would leave the program running out of reach. */
  private void comeBackWithoutTray() {
    if (window.isDisposed() || window.isVisible()) {
      return;
    }
    if (TrayPlace.isThere(ui.display())) {
      ui.dispatcher().after(LOOK, this::comeBackWithoutTray);
    } else {
      show();
    }
  }

  private void show() {
    window.setVisible(true);
    window.setMinimized(false);
    window.forceActive();
  }
}
