package chat.client.ui.attention;

import chat.client.model.Session;
import chat.client.model.Shown;
import chat.client.model.attention.Notifications;
import chat.client.model.attention.Notifier;
import chat.client.model.attention.Waiting;
import chat.client.ui.kit.Ui;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;

/** Shows what waits in a session wherever there is a place for it, until its window is disposed. */
final class SessionWatch {
  private final Session session;
  private final Shell window;
  private final Ui ui;
  private final WindowTitle title;
  private final TaskbarCount taskbar;
  private final Optional<TrayIcon> tray;

  SessionWatch(
      Session session,
      Shell window,
      Ui ui,
      Notifier notifier,
      TaskbarCount taskbar,
      Optional<TrayIcon> tray) {
    this.session = session;
    this.window = window;
    this.ui = ui;
    this.taskbar = taskbar;
    this.tray = tray;
    title = new WindowTitle(window, ui);
    Notifications notifications =
        new Notifications(session, ui.preferences(), ui.dispatcher(), notifier);
    Runnable repaint = this::refresh;
    Runnable changed = () -> ui.dispatcher().repaint(repaint);
    List<Runnable> ends =
        List.of(session.listen(changed), ui.preferences().listen(changed), notifications::close);
    window.addListener(
        SWT.Dispose,
        e -> {
          ends.forEach(Runnable::run);
          show(Waiting.NOTHING, false, ui.text("attention.program"));
        });
    changed.run();
  }

  private void refresh() {
    if (!window.isDisposed()) {
      Waiting waiting = Waiting.in(session, ui.preferences());
      title.show(waiting);
      show(waiting, session.state() == Session.State.ONLINE, hint(waiting));
    }
  }

  private void show(Waiting waiting, boolean online, String hint) {
    taskbar.show(waiting.number());
    tray.ifPresent(icon -> icon.show(waiting, online, hint));
  }

  private String hint(Waiting waiting) {
    return Stream.of(
            ui.text("main.window", Shown.line(session.name()), session.servers().shortened()),
            session.state() == Session.State.ONLINE ? "" : ui.text("attention.offline"),
            waiting.unread() == 0 ? "" : ui.text("attention.unread", waiting.unread()),
            waiting.mentions() == 0 ? "" : ui.text("attention.mentions", waiting.mentions()))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
