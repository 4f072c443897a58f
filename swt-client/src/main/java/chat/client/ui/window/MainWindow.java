package chat.client.ui.window;

import chat.client.config.Settings;
import chat.client.model.OpenRooms;
import chat.client.model.Session;
import chat.client.model.Shown;
import chat.client.ui.kit.Icons;
import chat.client.ui.kit.Ui;
import chat.client.ui.kit.WindowPlace;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Shell;

/** The window of somebody who is logged in. */
public final class MainWindow {
  private final Session session;
  private final Ui ui;
  private final Settings settings;
  private final MainActions.Exits exits;
  private final Shell shell;
  private final WindowPlace place;
  private final OpenRooms open;
  private MainPane pane;

  public MainWindow(Session session, Ui ui, Settings settings, Runnable onLogOut, Runnable onQuit) {
    this.session = session;
    this.ui = ui;
    this.settings = settings;
    exits = new MainActions.Exits(onLogOut, onQuit);
    shell = new Shell(ui.display(), SWT.SHELL_TRIM);
    place = new WindowPlace(shell, settings);
    open = new OpenRooms(session, settings);
    shell.setImages(Icons.APP.images(ui.resourcesOf(shell)));
    shell.setMinimumSize(720, 420);
    shell.setLayout(new FillLayout());
    build();
    shell.addListener(SWT.Activate, e -> pane.setActive(true));
    shell.addListener(SWT.Deactivate, e -> pane.setActive(false));
  }

  public Shell shell() {
    return shell;
  }

  public void open() {
    place.open();
    pane.focusPage();
  }

  /** Looks at a room that is joined; joins one that is not. */
  public void show(String roomId) {
    open.show(roomId);
  }

  /**
   * Makes everything in the window anew, as the language or the size of letters has changed. What
   * is written and not sent stays, and so does the room that is looked at.
   */
  public void rebuild() {
    pane.control().dispose();
    build();
    shell.layout(true, true);
    pane.setActive(ui.display().getActiveShell() == shell);
    pane.focusPage();
  }

  private void build() {
    shell.setText(
        ui.text("main.window", Shown.line(session.name()), session.servers().shortened()));
    pane = new MainPane(shell, session, open, ui, settings);
    MainActions actions = new MainActions(shell, session, open, ui, pane, exits);
    new MainMenu(shell, pane.control(), actions, session, open, ui);
    new MainKeys(pane.control(), actions);
  }
}
