package chat.client.ui.window;

import chat.client.model.Person;
import chat.client.model.RoomModel;
import chat.client.model.Shown;
import chat.client.ui.kit.Access;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import java.util.List;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** Who is here. */
final class PeopleView {
  private final RoomModel model;
  private final Ui ui;
  private final Table table;
  private final TableColumn heading;
  private final Font italic;
  private List<Person> shown = List.of();

  PeopleView(Composite parent, RoomModel model, Ui ui) {
    this.model = model;
    this.ui = ui;
    Composite pane = new Composite(parent, SWT.NONE);
    TableColumnLayout columns = new TableColumnLayout();
    pane.setLayout(columns);
    table = new Table(pane, SWT.BORDER | SWT.SINGLE);
    Access.labelled(table, parent.getParent(), ui.text("room.people"));
    table.setHeaderVisible(true);
    italic = Look.italic(ui.resourcesOf(table), table);
    heading = new TableColumn(table, SWT.NONE);
    columns.setColumnData(heading, new ColumnWeightData(1));
  }

  void refresh() {
    heading.setText(ui.text("room.count-of", model.count(), model.capacity()));
    List<Person> now = model.people();
    if (table.getItemCount() != now.size()) {
      table.setItemCount(now.size());
    }
    for (int i = 0; i < now.size(); i++) {
      if (i >= shown.size() || !shown.get(i).equals(now.get(i))) {
        fill(table.getItem(i), now.get(i));
      }
    }
    shown = now;
  }

  /** Not when it is painted, as a screen reader reads it also when nobody sees it. */
  private void fill(TableItem item, Person person) {
    String name = Shown.line(person.name());
    if (person.name().equals(model.self())) {
      item.setText(ui.text("room.you", name));
    } else {
      item.setText(person.away() ? ui.text("room.away", name) : name);
    }
    item.setFont(person.away() ? italic : null);
  }
}
