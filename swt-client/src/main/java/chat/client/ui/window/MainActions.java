package chat.client.ui.window;

import chat.client.model.OpenRooms;
import chat.client.model.Preferences;
import chat.client.model.RoomList;
import chat.client.model.RoomModel;
import chat.client.model.Session;
import chat.client.ui.kit.Shortcut;
import chat.client.ui.kit.Ui;
import chat.client.ui.settings.SettingsWindow;
import java.util.Optional;
import org.eclipse.swt.widgets.Shell;

/** Does what the menu and the keys ask for. */
final class MainActions {
  private final Shell shell;
  private final Session session;
  private final OpenRooms open;
  private final Ui ui;
  private final Preferences preferences;
  private final RoomList list;
  private final MainPane pane;
  private final Exits exits;

  /** The ways out of the main window. */
  record Exits(Runnable logOut, Runnable quit) {}

  MainActions(Shell shell, Session session, OpenRooms open, Ui ui, MainPane pane, Exits exits) {
    this.shell = shell;
    this.session = session;
    this.open = open;
    this.ui = ui;
    this.preferences = ui.preferences();
    this.list = new RoomList(session, preferences);
    this.pane = pane;
    this.exits = exits;
  }

  void run(Shortcut shortcut) {
    action(shortcut).run();
  }

  boolean isPossible(Shortcut shortcut) {
    return switch (shortcut) {
      case FIND, SAVE_LOG, MARK_READ, CLEAR, LEAVE -> open.shown().isPresent();
      case NEXT_ROOM, PREVIOUS_ROOM -> !session.rooms().isEmpty();
      case REFRESH -> session.state() == Session.State.ONLINE;
      default -> true;
    };
  }

  boolean isOn(Shortcut shortcut) {
    return switch (shortcut) {
      case DO_NOT_DISTURB -> preferences.doNotDisturb();
      case SHOW_ROOMS -> preferences.showRooms();
      case SHOW_PEOPLE -> preferences.showPeople();
      default -> false;
    };
  }

  private Runnable action(Shortcut shortcut) {
    return switch (shortcut) {
      case JUMP -> () -> new JumpWindow(shell, session, open, ui, pane::mention).open();
      case BROWSE -> open::browse;
      case REFRESH -> session.lobby()::refresh;
      case DO_NOT_DISTURB -> () -> preferences.setDoNotDisturb(!preferences.doNotDisturb());
      case SETTINGS -> () -> SettingsWindow.open(shell, ui);
      case LOG_OUT -> exits.logOut();
      case QUIT -> exits.quit();
      case NEXT_ROOM -> () -> go(list.beside(open.shown(), true));
      case PREVIOUS_ROOM -> () -> go(list.beside(open.shown(), false));
      case NEXT_UNREAD -> () -> go(list.unreadBeside(open.shown(), true));
      case PREVIOUS_UNREAD -> () -> go(list.unreadBeside(open.shown(), false));
      case FIND -> () -> pane.pages().shown().ifPresent(view -> view.timeline().find());
      case SAVE_LOG -> () -> pane.pages().shown().ifPresent(view -> view.timeline().saveLog());
      case MARK_READ -> () -> open.shown().ifPresent(RoomModel::markRead);
      case CLEAR -> () -> open.shown().ifPresent(RoomModel::clear);
      case LEAVE -> () -> open.shown().ifPresent(session::leave);
      case SHOW_ROOMS -> () -> preferences.setShowRooms(!preferences.showRooms());
      case SHOW_PEOPLE -> () -> preferences.setShowPeople(!preferences.showPeople());
      case LARGER -> () -> preferences.zoom(1);
      case SMALLER -> () -> preferences.zoom(-1);
      case USUAL_SIZE -> () -> preferences.setFontPercent(Preferences.USUAL_FONT);
      case NEXT_PANE -> () -> FocusRing.move(pane.stops(), true);
      case PREVIOUS_PANE -> () -> FocusRing.move(pane.stops(), false);
      case COMPOSE -> pane::focusPage;
      case BACK_TO_END -> this::goBackToEnd;
      case SHORTCUTS -> () -> ShortcutsWindow.open(shell, ui);
      case SEND, NEW_LINE, COMPLETE, RECALL -> () -> {};
    };
  }

  private void go(Optional<RoomModel> room) {
    room.map(RoomModel::id).ifPresent(open::show);
  }

  /** From the list of all rooms back to the room, and there to where one writes. */
  private void goBackToEnd() {
    if (open.shown().isEmpty()) {
      open.goBack();
    }
    pane.pages().shown().ifPresent(view -> view.timeline().goToEnd());
    pane.focusPage();
  }
}
