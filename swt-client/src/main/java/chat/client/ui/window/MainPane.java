package chat.client.ui.window;

import chat.client.model.OpenRooms;
import chat.client.model.PreferenceStore;
import chat.client.model.Preferences;
import chat.client.model.Session;
import chat.client.ui.kit.Ui;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** What is in the main window: rooms, the chosen one, and who is there. */
final class MainPane {
  private static final int COLUMNS = 5;
  private static final int ROOMS_WIDTH = 210;
  private static final int PEOPLE_WIDTH = 170;

  private final OpenRooms open;
  private final Ui ui;
  private final Composite pane;
  private final NoticeBar notice;
  private final RoomsView rooms;
  private final Edge roomsEdge;
  private final Pages pages;
  private final PeopleView people;
  private final Edge peopleEdge;
  private final StatusBar status;
  private boolean active;

  MainPane(Composite parent, Session session, OpenRooms open, Ui ui, PreferenceStore store) {
    this.open = open;
    this.ui = ui;
    pane = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(COLUMNS).spacing(0, 0).applyTo(pane);
    notice = new NoticeBar(pane, session, open, ui);
    across(notice.control());
    rooms = new RoomsView(pane, session, open, ui, this::focusPage);
    roomsEdge = new Edge(pane, store, "rooms-width", true, ui.text("main.rooms-width"));
    roomsEdge.hold(rooms.control(), ROOMS_WIDTH);
    pages = new Pages(pane, session, open, ui);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(pages.control());
    peopleEdge = new Edge(pane, store, "people-width", false, ui.text("main.people-width"));
    people = new PeopleView(pane, ui, this::mention);
    peopleEdge.hold(people.control(), PEOPLE_WIDTH);
    across(new Label(pane, SWT.SEPARATOR | SWT.HORIZONTAL));
    status = new StatusBar(pane, session, ui);
    across(status.control());

    Runnable repaint = this::refresh;
    Runnable changed = () -> ui.dispatcher().repaint(repaint);
    Runnable themeChanged = () -> people.repaint(open.shown());
    List<Runnable> ends =
        List.of(
            session.listen(changed),
            session.lobby().listen(changed),
            open.listen(changed),
            ui.preferences().listen(changed),
            ui.onThemeChange(changed),
            ui.onThemeChange(themeChanged));
    pane.addListener(SWT.Dispose, e -> ends.forEach(Runnable::run));
    refresh();
  }

  Control control() {
    return pane;
  }

  Pages pages() {
    return pages;
  }

  /** Whether the person works with the window. */
  void setActive(boolean now) {
    active = now;
    pages.watch(active);
  }

  void focusPage() {
    pages.setFocus();
  }

  /** Writes a name where the person writes. */
  void mention(String name) {
    pages.shown().ifPresent(view -> view.address(name));
  }

  /** The panes that F6 goes through, as they stand from left to right. */
  List<FocusRing.Stop> stops() {
    List<FocusRing.Stop> stops = new ArrayList<>();
    stops.add(new FocusRing.Stop(rooms.control(), rooms::setFocus));
    pages.shown().map(RoomView::conversation).ifPresent(stops::add);
    stops.add(new FocusRing.Stop(pages.control(), pages::setFocus));
    stops.add(new FocusRing.Stop(people.control(), people::setFocus));
    return stops;
  }

  private void refresh() {
    if (pane.isDisposed()) {
      return;
    }
    Preferences preferences = ui.preferences();
    notice.refresh();
    rooms.refresh();
    roomsEdge.show(preferences.showRooms());
    boolean another = pages.refresh();
    people.show(open.shown());
    peopleEdge.show(preferences.showPeople() && open.shown().isPresent());
    status.refresh();
    pages.watch(active);
    if (another && !rooms.hasFocus()) {
      pages.setFocus();
    }
  }

  private static void across(Control control) {
    GridDataFactory.fillDefaults().span(COLUMNS, 1).grab(true, false).applyTo(control);
  }
}
