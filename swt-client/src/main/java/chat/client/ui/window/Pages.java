package chat.client.ui.window;

import chat.client.model.OpenRooms;
import chat.client.model.RoomModel;
import chat.client.model.Session;
import chat.client.ui.kit.Ui;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** The middle of the window: the room that is looked at, or the list of all rooms. */
final class Pages {
  private final Session session;
  private final OpenRooms open;
  private final Ui ui;
  private final Composite pane;
  private final StackLayout stack = new StackLayout();
  private final LobbyPage lobby;

  /** A room has a page from when it was looked at first. */
  private final Map<RoomModel, RoomView> views = new HashMap<>();

  Pages(Composite parent, Session session, OpenRooms open, Ui ui) {
    this.session = session;
    this.open = open;
    this.ui = ui;
    pane = new Composite(parent, SWT.NONE);
    pane.setLayout(stack);
    lobby = new LobbyPage(pane, session, open, ui);
  }

  Control control() {
    return pane;
  }

  Optional<RoomView> shown() {
    return open.shown().map(this::view);
  }

  /**
   * @return whether another page is shown than before
   */
  boolean refresh() {
    Control page = open.shown().map(this::view).map(RoomView::control).orElse(lobby.control());
    boolean changed = stack.topControl != page;
    if (changed) {
      stack.topControl = page;
      pane.layout();
    }
    removeLeft();
    return changed;
  }

  void setFocus() {
    shown().ifPresentOrElse(RoomView::setFocus, lobby::setFocus);
  }

  /** A page is before the person's eyes if it is on top of the window they work with. */
  void watch(boolean active) {
    for (RoomModel room : session.rooms()) {
      boolean watched = active && open.shown().filter(room::equals).isPresent();
      if (room.isWatched() != watched) {
        room.setWatched(watched);
      }
    }
  }

  private RoomView view(RoomModel room) {
    return views.computeIfAbsent(room, it -> new RoomView(pane, session, it, ui));
  }

  private void removeLeft() {
    List<RoomModel> left =
        views.keySet().stream().filter(it -> !session.rooms().contains(it)).toList();
    left.forEach(room -> views.remove(room).control().dispose());
  }
}
