package chat.client.ui.attention;

import chat.client.model.attention.Notice;
import chat.client.model.attention.Notifier;
import chat.client.ui.kit.Ui;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TaskBar;
import org.eclipse.swt.widgets.TrayItem;

/** What the desktop at hand has to get attention with. */
final class Desk {
  private static final Notifier NO_NOTIFIER =
      new Notifier() {
        @Override
        public void show(Notice notice) {}

        @Override
        public void withdraw(String roomId) {}
      };

  private final Ui ui;
  private final Optional<SessionBus> bus;

  Desk(Ui ui) {
    this.ui = ui;
    bus = SWT.getPlatform().equals("gtk") ? Optional.of(new SessionBus()) : Optional.empty();
  }

  /**
   * @param tray where to show what the desktop has no notifications for
   * @param onChosen is told the room whose notice was clicked
   */
  Notifier notifier(Optional<TrayItem> tray, Shell window, Consumer<String> onChosen) {
    Notifier balloon =
        tray.<Notifier>map(item -> new BalloonNotifier(item, window, ui, onChosen))
            .orElse(NO_NOTIFIER);
    return bus.<Notifier>map(way -> new BusNotifier(way, ui, balloon, onChosen)).orElse(balloon);
  }

  TaskbarCount taskbar() {
    return bus.<TaskbarCount>map(LauncherCount::new).orElseGet(this::dock);
  }

  void close() {
    bus.ifPresent(SessionBus::close);
  }

  private TaskbarCount dock() {
    TaskBar bar = ui.display().getSystemTaskBar();
    return Optional.ofNullable(bar)
        .map(it -> it.getItem(null))
        .<TaskbarCount>map(DockCount::new)
        .orElse(number -> {});
  }
}
