package chat.client.ui.window;

import chat.client.model.LobbyModel;
import chat.client.model.RoomModel;
import chat.client.model.Session;
import chat.client.model.Shown;
import chat.client.ui.kit.Access;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import chat.proto.RoomInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** The rooms, how full they are, and the ways in and out. */
final class LobbyView {
  private final Session session;
  private final LobbyModel model;
  private final Ui ui;
  private final Consumer<String> onChosen;
  private final Consumer<String> onEnter;
  private final Composite pane;
  private final Table table;
  private final Label problem;
  private final Button join;
  private final Font bold;

  /**
   * @param onChosen is told the room that was selected
   * @param onEnter is told the joined room that the person wants to write in
   */
  LobbyView(
      Composite parent,
      Session session,
      Ui ui,
      Consumer<String> onChosen,
      Consumer<String> onEnter,
      Runnable onLogOut) {
    this.onChosen = onChosen;
    this.onEnter = onEnter;
    this.session = session;
    this.model = session.lobby();
    this.ui = ui;
    pane = new Composite(parent, SWT.NONE);
    Look.pane(2).applyTo(pane);
    LocalResourceManager resources = ui.resourcesOf(pane);
    bold = Look.bold(resources, pane);

    Label heading = new Label(pane, SWT.NONE);
    heading.setText(ui.text("lobby.heading"));
    heading.setFont(Look.heading(resources, heading));
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(heading);
    button(pane, "lobby.refresh", model::refresh);

    Composite frame = new Composite(pane, SWT.NONE);
    GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(280, 200).applyTo(frame);
    table = new Table(frame, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION);
    Access.labelled(table, pane, ui.text("lobby.heading"));
    table.setHeaderVisible(true);
    TableColumnLayout columns = new TableColumnLayout();
    frame.setLayout(columns);
    columns.setColumnData(column("lobby.room", SWT.LEFT), new ColumnWeightData(40, 90));
    columns.setColumnData(column("lobby.people", SWT.RIGHT), new ColumnPixelData(70));
    columns.setColumnData(column("lobby.topic", SWT.LEFT), new ColumnWeightData(60, 90));
    table.addListener(SWT.Selection, e -> selected().ifPresent(onChosen));
    table.addListener(SWT.DefaultSelection, e -> joinSelected());

    problem = Look.sentence(pane, 2);
    Composite foot = new Composite(pane, SWT.NONE);
    Look.group(2).applyTo(foot);
    GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(foot);
    join = button(foot, "lobby.join", this::joinSelected);
    button(foot, "lobby.log-out", onLogOut);

    Runnable repaint = this::refresh;
    Runnable changed = () -> ui.dispatcher().repaint(repaint);
    List<Runnable> ends = List.of(model.listen(changed), session.listen(changed));
    pane.addListener(SWT.Dispose, e -> ends.forEach(Runnable::run));
    table.addListener(SWT.Selection, e -> changed.run());
    changed.run();
  }

  void setFocus() {
    table.setFocus();
  }

  /** Marks a room as the chosen one without telling anybody. */
  void select(String roomId) {
    for (TableItem item : table.getItems()) {
      if (item.getData().equals(roomId)) {
        table.setSelection(item);
      }
    }
  }

  private void refresh() {
    if (pane.isDisposed()) {
      return;
    }
    List<RoomInfo> rooms = model.rooms();
    Optional<String> chosen = selected();
    if (table.getItemCount() != rooms.size()) {
      table.setItemCount(rooms.size());
    }
    for (int i = 0; i < rooms.size(); i++) {
      fill(table.getItem(i), rooms.get(i));
    }
    chosen.ifPresent(this::select);
    if (chosen.isEmpty() && !rooms.isEmpty()) {
      table.setSelection(0);
      selected().ifPresent(onChosen);
    }
    join.setEnabled(canJoin());
    problem.setForeground(ui.palette().problem());
    Look.say(problem, model.problem().map(ui.sentences()::of).orElse(""));
  }

  private void fill(TableItem item, RoomInfo info) {
    Optional<RoomModel> room = session.room(info.getRoomId());
    int unread = room.map(RoomModel::unread).orElse(0);
    String name = Shown.line(info.getRoomId());
    item.setData(info.getRoomId());
    item.setFont(0, room.isPresent() ? bold : null);
    set(item, 0, unread == 0 ? name : ui.text("lobby.unread", name, unread));
    set(item, 1, people(info, room.map(RoomModel::count).filter(count -> count > 0)));
    set(item, 2, Shown.line(info.getTopic()));
  }

  /** Only what changed, as each setting paints the row and is read out by screen readers. */
  private static void set(TableItem item, int column, String text) {
    if (!item.getText(column).equals(text)) {
      item.setText(column, text);
    }
  }

  private String people(RoomInfo info, Optional<Integer> seenFromWithin) {
    int count = seenFromWithin.orElse(info.getParticipantCount());
    return ui.text("lobby.count-of", count, info.getCapacity());
  }

  private Optional<String> selected() {
    return Stream.of(table.getSelection()).map(item -> (String) item.getData()).findFirst();
  }

  private boolean canJoin() {
    return session.state() == Session.State.ONLINE
        && selected().filter(id -> session.room(id).isEmpty()).isPresent();
  }

  /** Enter and a double click also lead back into a room that is joined. */
  private void joinSelected() {
    selected()
        .ifPresent(
            id ->
                session.room(id).ifPresentOrElse(r -> onEnter.accept(id), () -> session.join(id)));
  }

  private TableColumn column(String key, int alignment) {
    TableColumn column = new TableColumn(table, alignment);
    column.setText(ui.text(key));
    return column;
  }

  private Button button(Composite parent, String key, Runnable action) {
    Button button = new Button(parent, SWT.PUSH);
    button.setText(ui.text(key));
    button.addListener(SWT.Selection, e -> action.run());
    GridDataFactory.fillDefaults().grab(parent != pane, false).applyTo(button);
    return button;
  }
}
