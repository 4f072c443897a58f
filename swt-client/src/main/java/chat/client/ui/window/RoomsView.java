package chat.client.ui.window;

import chat.client.model.OpenRooms;
import chat.client.model.RoomList;
import chat.client.model.RoomModel;
import chat.client.model.Session;
import chat.client.model.Shown;
import chat.client.ui.kit.Access;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * The rooms one is in: where something is unread, and where one is named. A room where nobody else
 * is stands back.
 */
final class RoomsView {
  private static final int NAME = 0;
  private static final int UNREAD = 1;

  private final RoomList list;
  private final OpenRooms open;
  private final Ui ui;
  private final Runnable onEnter;
  private final Composite pane;
  private final Table table;
  private final Button others;
  private final Font bold;

  /**
   * @param onEnter is told when the person wants to write in the room they chose
   */
  RoomsView(Composite parent, Session session, OpenRooms open, Ui ui, Runnable onEnter) {
    this.list = new RoomList(session, ui.preferences());
    this.open = open;
    this.ui = ui;
    this.onEnter = onEnter;
    pane = new Composite(parent, SWT.NONE);
    Look.group(1).extendedMargins(Look.SPACING, 0, Look.SPACING, Look.SPACING).applyTo(pane);
    bold = Look.bold(ui.resourcesOf(pane), pane);

    Label heading = new Label(pane, SWT.NONE);
    heading.setText(ui.text("lobby.heading"));
    heading.setFont(bold);
    Look.head(heading);
    Composite frame = new Composite(pane, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(frame);
    table = new Table(frame, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
    Access.labelled(table, pane, ui.text("lobby.heading"));
    TableColumnLayout columns = new TableColumnLayout();
    frame.setLayout(columns);
    columns.setColumnData(new TableColumn(table, SWT.LEFT), new ColumnWeightData(100, 60));
    columns.setColumnData(new TableColumn(table, SWT.RIGHT), new ColumnPixelData(64));
    table.addListener(SWT.Selection, e -> selected().map(RoomModel::id).ifPresent(open::show));
    table.addListener(SWT.DefaultSelection, e -> onEnter.run());
    table.addListener(SWT.MouseUp, e -> clicked(e.button));
    table.setMenu(new RoomMenu(session, ui).of(table, this::selected));

    others = new Button(pane, SWT.PUSH | SWT.FLAT);
    GridDataFactory.fillDefaults().applyTo(others);
    others.addListener(SWT.Selection, e -> open.browse());
  }

  Control control() {
    return pane;
  }

  boolean hasFocus() {
    return table.isFocusControl();
  }

  void setFocus() {
    table.setFocus();
  }

  void refresh() {
    List<RoomModel> rooms = list.rooms();
    if (table.getItemCount() != rooms.size()) {
      table.setItemCount(rooms.size());
    }
    for (int i = 0; i < rooms.size(); i++) {
      fill(table.getItem(i), rooms.get(i));
    }
    select(open.shown().map(rooms::indexOf).orElse(-1));
    String offer = offer();
    if (!others.getText().equals(offer)) {
      others.setText(offer);
    }
  }

  private String offer() {
    long count = list.others();
    return count == 0 ? ui.text("shortcut.browse") : ui.text("rooms.others", count);
  }

  private void select(int index) {
    if (index < 0) {
      table.deselectAll();
    } else if (table.getSelectionIndex() != index) {
      table.setSelection(index);
    }
  }

  private void fill(TableItem item, RoomModel room) {
    boolean unread = room.unread() > 0;
    boolean mentioned = room.unreadMentions() > 0;
    item.setData(room);
    set(item, NAME, Shown.line(room.id()));
    set(item, UNREAD, unread(room));
    weight(item, NAME, unread);
    weight(item, UNREAD, unread);
    boolean alone = room.count() <= 1;
    tint(item, NAME, alone && !unread ? ui.palette().muted() : null);
    tint(item, UNREAD, mentioned ? ui.palette().other() : null);
  }

  private String unread(RoomModel room) {
    if (room.unreadMentions() > 0) {
      return ui.text("rooms.mentioned", room.unreadMentions(), room.unread());
    }
    return room.unread() == 0 ? "" : ui.text("rooms.unread", room.unread());
  }

  /** Only what changed, as each setting paints the row and is read out by screen readers. */
  private static void set(TableItem item, int column, String text) {
    if (!item.getText(column).equals(text)) {
      item.setText(column, text);
    }
  }

  private void weight(TableItem item, int column, boolean heavy) {
    Font wanted = heavy ? bold : table.getFont();
    if (!wanted.equals(item.getFont(column))) {
      item.setFont(column, heavy ? bold : null);
    }
  }

  private void tint(TableItem item, int column, Color colour) {
    Color wanted = colour == null ? table.getForeground() : colour;
    if (!Objects.equals(wanted, item.getForeground(column))) {
      item.setForeground(column, colour);
    }
  }

  private void clicked(int button) {
    if (button == 1 && selected().isPresent()) {
      onEnter.run();
    }
  }

  private Optional<RoomModel> selected() {
    return Stream.of(table.getSelection()).map(item -> (RoomModel) item.getData()).findFirst();
  }
}
