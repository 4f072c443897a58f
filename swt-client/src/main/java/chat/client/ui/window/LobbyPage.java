package chat.client.ui.window;

import chat.client.model.LobbyModel;
import chat.client.model.OpenRooms;
import chat.client.model.Session;
import chat.client.model.Shown;
import chat.client.ui.kit.Access;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import chat.proto.RoomInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** All rooms of the server, to look for one and to join it. */
final class LobbyPage {
  private final Session session;
  private final LobbyModel model;
  private final OpenRooms open;
  private final Ui ui;
  private final Composite pane;
  private final Text search;
  private final Table table;
  private final Label nothing;
  private final Button join;
  private final Font bold;

  LobbyPage(Composite parent, Session session, OpenRooms open, Ui ui) {
    this.session = session;
    this.model = session.lobby();
    this.open = open;
    this.ui = ui;
    pane = new Composite(parent, SWT.NONE);
    Look.pane(1).applyTo(pane);
    bold = Look.bold(ui.resourcesOf(pane), pane);
    addHeading();
    // Not SWT.SEARCH: GTK would give it a name of its own.
    search = new Text(pane, SWT.BORDER | SWT.SINGLE);
    search.setMessage(ui.text("lobby.search"));
    Access.labelled(search, pane, ui.text("lobby.search"));
    GridDataFactory.fillDefaults().grab(true, false).applyTo(search);
    table = addTable();
    nothing = Look.sentence(pane, 1);
    join = addFoot();

    search.addListener(SWT.Modify, e -> refresh());
    search.addListener(SWT.KeyDown, this::keyInSearch);
    search.addListener(SWT.DefaultSelection, e -> joinSelected());
    table.addListener(SWT.Selection, e -> judge());
    table.addListener(SWT.DefaultSelection, e -> joinSelected());
    Runnable repaint = this::refresh;
    Runnable changed = () -> ui.dispatcher().repaint(repaint);
    List<Runnable> ends =
        List.of(model.listen(changed), session.listen(changed), ui.onThemeChange(changed));
    pane.addListener(SWT.Dispose, e -> ends.forEach(Runnable::run));
    refresh();
  }

  Control control() {
    return pane;
  }

  void setFocus() {
    search.setFocus();
  }

  private void addHeading() {
    Label heading = new Label(pane, SWT.NONE);
    heading.setText(Look.literal(ui.text("lobby.rooms-of", session.servers().shortened())));
    heading.setFont(Look.heading(ui.resourcesOf(heading), heading));
    GridDataFactory.fillDefaults().grab(true, false).applyTo(heading);
  }

  private Table addTable() {
    Composite frame = new Composite(pane, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).hint(280, 200).applyTo(frame);
    Table rows = new Table(frame, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION);
    Access.labelled(rows, pane, ui.text("lobby.rooms"));
    rows.setHeaderVisible(true);
    TableColumnLayout columns = new TableColumnLayout();
    frame.setLayout(columns);
    columns.setColumnData(column(rows, "lobby.room", SWT.LEFT), new ColumnWeightData(30, 90));
    columns.setColumnData(column(rows, "lobby.people", SWT.RIGHT), new ColumnPixelData(80));
    columns.setColumnData(column(rows, "lobby.topic", SWT.LEFT), new ColumnWeightData(70, 90));
    return rows;
  }

  private Button addFoot() {
    Composite foot = new Composite(pane, SWT.NONE);
    Look.group(3).applyTo(foot);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(foot);
    Label hint = new Label(foot, SWT.NONE);
    hint.setText(ui.text("lobby.hint"));
    hint.setForeground(ui.palette().muted());
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(hint);
    button(foot, "lobby.refresh", model::refresh);
    return button(foot, "lobby.join", this::joinSelected);
  }

  private void refresh() {
    if (pane.isDisposed()) {
      return;
    }
    List<RoomInfo> rooms = model.search(search.getText());
    Optional<String> chosen = selected();
    if (table.getItemCount() != rooms.size()) {
      table.setItemCount(rooms.size());
    }
    for (int i = 0; i < rooms.size(); i++) {
      fill(table.getItem(i), rooms.get(i));
    }
    chosen.ifPresent(this::select);
    if (table.getSelectionCount() == 0 && !rooms.isEmpty()) {
      table.setSelection(firstToJoin(rooms));
    }
    boolean inVain = rooms.isEmpty() && !model.rooms().isEmpty();
    Look.say(nothing, inVain ? ui.text("lobby.nothing-found") : "");
    judge();
  }

  private int firstToJoin(List<RoomInfo> rooms) {
    return IntStream.range(0, rooms.size())
        .filter(i -> session.room(rooms.get(i).getRoomId()).isEmpty())
        .findFirst()
        .orElse(0);
  }

  private void fill(TableItem item, RoomInfo info) {
    boolean joined = session.room(info.getRoomId()).isPresent();
    String name = Shown.line(info.getRoomId());
    item.setData(info.getRoomId());
    set(item, 0, joined ? ui.text("lobby.joined", name) : name);
    set(item, 1, ui.text("lobby.count-of", info.getParticipantCount(), info.getCapacity()));
    set(item, 2, Shown.line(info.getTopic()));
    if (joined != bold.equals(item.getFont(0))) {
      item.setFont(0, joined ? bold : null);
    }
  }

  /** Only what changed, as each setting paints the row and is read out by screen readers. */
  private static void set(TableItem item, int column, String text) {
    if (!item.getText(column).equals(text)) {
      item.setText(column, text);
    }
  }

  private void select(String roomId) {
    Stream.of(table.getItems())
        .filter(item -> item.getData().equals(roomId))
        .forEach(table::setSelection);
  }

  private Optional<String> selected() {
    return Stream.of(table.getSelection()).map(item -> (String) item.getData()).findFirst();
  }

  private void judge() {
    join.setEnabled(session.state() == Session.State.ONLINE && selected().isPresent());
  }

  /** The arrows choose while the letters stay in the field; Esc takes the letters away. */
  private void keyInSearch(Event key) {
    if (key.keyCode == SWT.ESC) {
      search.setText("");
      return;
    }
    int step = key.keyCode == SWT.ARROW_DOWN ? 1 : key.keyCode == SWT.ARROW_UP ? -1 : 0;
    int wanted = table.getSelectionIndex() + step;
    if (key.stateMask == 0 && step != 0 && wanted >= 0 && wanted < table.getItemCount()) {
      key.doit = false;
      table.setSelection(wanted);
      judge();
    }
  }

  /** Also leads back into a room that is joined. */
  private void joinSelected() {
    if (join.isEnabled()) {
      selected().ifPresent(open::show);
      search.setText("");
    }
  }

  private TableColumn column(Table rows, String key, int alignment) {
    TableColumn column = new TableColumn(rows, alignment);
    column.setText(ui.text(key));
    return column;
  }

  private Button button(Composite parent, String key, Runnable action) {
    Button button = new Button(parent, SWT.PUSH);
    button.setText(ui.text(key));
    button.addListener(SWT.Selection, e -> action.run());
    return button;
  }
}
