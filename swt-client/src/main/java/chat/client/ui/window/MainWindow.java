package chat.client.ui.window;

import chat.client.config.Settings;
import chat.client.model.RoomModel;
import chat.client.model.Session;
import chat.client.model.Shown;
import chat.client.ui.kit.Icons;
import chat.client.ui.kit.Ui;
import chat.client.ui.kit.WindowPlace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** The window of somebody who is logged in: all rooms on the left, the chosen one on the right. */
public final class MainWindow {
  private final Session session;
  private final Ui ui;
  private final Shell shell;
  private final WindowPlace place;
  private final LobbyView lobby;
  private final Composite pages;
  private final StackLayout stack = new StackLayout();
  private final RoomCard card;
  private final Map<String, RoomView> views = new LinkedHashMap<>();
  private boolean active;

  public MainWindow(Session session, Ui ui, Settings settings, Runnable onLogOut) {
    this.session = session;
    this.ui = ui;
    shell = new Shell(ui.display(), SWT.SHELL_TRIM);
    LocalResourceManager resources = ui.resourcesOf(shell);
    place = new WindowPlace(shell, settings);
    shell.setText(ui.text("main.window", Shown.line(session.name()), session.address()));
    shell.setImages(Icons.APP.images(resources));
    shell.setMinimumSize(720, 420);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(shell);

    SashForm halves = new SashForm(shell, SWT.HORIZONTAL | SWT.SMOOTH);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(halves);
    lobby = new LobbyView(halves, session, ui, this::chosen, this::entered, onLogOut);
    pages = new Composite(halves, SWT.NONE);
    pages.setLayout(stack);
    halves.setWeights(34, 66);
    card = new RoomCard(pages, session.lobby(), ui);
    Label line = new Label(shell, SWT.SEPARATOR | SWT.HORIZONTAL);
    GridDataFactory.fillDefaults().applyTo(line);
    Control foot = new StatusBar(shell, session, ui).control();
    GridDataFactory.fillDefaults().grab(true, false).applyTo(foot);

    Runnable repaint = this::refresh;
    Runnable end = session.listen(() -> ui.dispatcher().repaint(repaint));
    shell.addListener(SWT.Dispose, e -> end.run());
    shell.addListener(SWT.Activate, e -> watch(true));
    shell.addListener(SWT.Deactivate, e -> watch(false));
    ui.dispatcher().repaint(repaint);
  }

  public Shell shell() {
    return shell;
  }

  public void open() {
    show(Optional.empty());
    place.open();
    lobby.setFocus();
  }

  /** Shows a room, if the person is in it. */
  public void goTo(String roomId) {
    if (views.containsKey(roomId)) {
      lobby.select(roomId);
      chosen(roomId);
      entered(roomId);
    }
  }

  /** Makes everything in the window anew, as the language or the size of letters has changed. */
  public void rebuild() {}

  /** A room was chosen in the lobby; one that is not joined has no page yet. */
  private void chosen(String roomId) {
    card.show(roomId);
    show(Optional.ofNullable(views.get(roomId)));
  }

  private void entered(String roomId) {
    views.get(roomId).setFocus();
  }

  private void refresh() {
    if (shell.isDisposed()) {
      return;
    }
    Map<String, RoomView> gone = new LinkedHashMap<>(views);
    for (RoomModel room : session.rooms()) {
      RoomView view = gone.remove(room.id());
      if (view == null || view.model() != room) {
        enter(room);
      }
    }
    gone.forEach(this::remove);
  }

  private void enter(RoomModel room) {
    Optional.ofNullable(views.remove(room.id())).ifPresent(view -> view.control().dispose());
    RoomView view = new RoomView(pages, session, room, ui);
    views.put(room.id(), view);
    lobby.select(room.id());
    show(Optional.of(view));
    view.setFocus();
  }

  private void remove(String roomId, RoomView view) {
    views.remove(roomId);
    boolean shown = stack.topControl == view.control();
    if (shown) {
      chosen(roomId);
      lobby.setFocus();
    }
    view.control().dispose();
  }

  private void show(Optional<RoomView> view) {
    stack.topControl = view.map(RoomView::control).orElse(card.control());
    watch(active);
    pages.layout();
  }

  /** A page is before the person's eyes if it is on top of the window they work with. */
  private void watch(boolean active) {
    this.active = active;
    views.values().forEach(each -> each.setWatched(active && each.control() == stack.topControl));
  }
}
