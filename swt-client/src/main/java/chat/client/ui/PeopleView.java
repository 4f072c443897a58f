package chat.client.ui;

import chat.client.model.RoomModel;
import chat.client.model.Shown;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

/** Who is here. */
final class PeopleView {
  private final RoomModel model;
  private final Ui ui;
  private final Label heading;
  private final Table table;
  private List<String> shown = List.of();

  PeopleView(Composite parent, RoomModel model, Ui ui) {
    this.model = model;
    this.ui = ui;
    Composite pane = new Composite(parent, SWT.NONE);
    Look.group(1).applyTo(pane);
    heading = new Label(pane, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(heading);
    table = new Table(pane, SWT.BORDER | SWT.SINGLE | SWT.VIRTUAL);
    Access.named(table, ui.text("room.people"));
    table.addListener(SWT.SetData, e -> fill((TableItem) e.item, e.index));
    GridDataFactory.fillDefaults().grab(true, true).hint(120, 100).applyTo(table);
  }

  void refresh() {
    heading.setText(
        model.capacity() == 0
            ? ui.text("room.count", model.count())
            : ui.text("room.count-of", model.count(), model.capacity()));
    if (!shown.equals(model.people())) {
      shown = model.people();
      table.setItemCount(shown.size());
      table.clearAll();
    }
  }

  private void fill(TableItem item, int index) {
    String name = Shown.line(shown.get(index));
    item.setText(index == indexOfSelf() ? ui.text("room.you", name) : name);
  }

  private int indexOfSelf() {
    return shown.indexOf(model.self());
  }
}
