package chat.client.ui.window;

import chat.client.model.Person;
import chat.client.model.RoomModel;
import chat.client.model.Shown;
import chat.client.ui.kit.Access;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** Who is in the room that is looked at. */
final class PeopleView {
  private final Ui ui;
  private final Consumer<String> onMention;
  private final Composite pane;
  private final Label heading;
  private final Table table;
  private final Font italic;
  private List<Person> shown = List.of();

  /**
   * @param onMention is told whose name is to be written
   */
  PeopleView(Composite parent, Ui ui, Consumer<String> onMention) {
    this.ui = ui;
    this.onMention = onMention;
    pane = new Composite(parent, SWT.NONE);
    Look.group(1).extendedMargins(0, Look.SPACING, Look.SPACING, Look.SPACING).applyTo(pane);
    heading = new Label(pane, SWT.NONE);
    heading.setFont(Look.bold(ui.resourcesOf(pane), heading));
    Look.head(heading);
    Composite frame = new Composite(pane, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(frame);
    TableColumnLayout columns = new TableColumnLayout();
    frame.setLayout(columns);
    table = new Table(frame, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
    Access.labelled(table, pane, ui.text("room.people"));
    italic = Look.italic(ui.resourcesOf(table), table);
    columns.setColumnData(new TableColumn(table, SWT.NONE), new ColumnWeightData(1));
    table.addListener(SWT.DefaultSelection, e -> mention());
    table.setMenu(menu());
  }

  Control control() {
    return pane;
  }

  void setFocus() {
    table.setFocus();
  }

  void show(Optional<RoomModel> room) {
    String count = room.map(it -> ui.text("room.count-of", it.count(), it.capacity())).orElse("");
    if (!heading.getText().equals(count)) {
      heading.setText(count);
    }
    String self = room.map(RoomModel::self).orElse("");
    List<Person> now = room.map(RoomModel::people).orElse(List.of());
    if (table.getItemCount() != now.size()) {
      table.setItemCount(now.size());
    }
    for (int i = 0; i < now.size(); i++) {
      if (i >= shown.size() || !shown.get(i).equals(now.get(i))) {
        fill(table.getItem(i), now.get(i), self);
      }
    }
    shown = now;
  }

  /** The desktop's colours have changed. */
  void repaint(Optional<RoomModel> room) {
    shown = List.of();
    show(room);
  }

  /** Not when it is painted, as a screen reader reads it also when nobody sees it. */
  private void fill(TableItem item, Person person, String self) {
    String name = Shown.line(person.name());
    if (person.name().equals(self)) {
      item.setText(ui.text("room.you", name));
    } else {
      item.setText(person.away() ? ui.text("room.away", name) : name);
    }
    item.setFont(person.away() ? italic : null);
    item.setForeground(person.away() ? ui.palette().muted() : null);
  }

  private Menu menu() {
    Menu menu = new Menu(table);
    item(menu, "people.mention", this::mention);
    item(menu, "people.copy", () -> selected().ifPresent(this::copy));
    menu.addListener(
        SWT.Show,
        e -> Stream.of(menu.getItems()).forEach(item -> item.setEnabled(selected().isPresent())));
    return menu;
  }

  private void item(Menu menu, String key, Runnable action) {
    MenuItem item = new MenuItem(menu, SWT.PUSH);
    item.setText(ui.text(key));
    item.addListener(SWT.Selection, e -> action.run());
  }

  private void mention() {
    selected().ifPresent(onMention);
  }

  private void copy(String name) {
    Clipboard clipboard = new Clipboard(ui.display());
    clipboard.setContents(new Object[] {name}, new Transfer[] {TextTransfer.getInstance()});
    clipboard.dispose();
  }

  private Optional<String> selected() {
    return Optional.of(table.getSelectionIndex())
        .filter(index -> index >= 0 && index < shown.size())
        .map(index -> shown.get(index).name());
  }
}
