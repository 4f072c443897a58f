package chat.client.ui.window;

import chat.client.model.JumpModel;
import chat.client.model.JumpModel.Target;
import chat.client.model.OpenRooms;
import chat.client.model.Session;
import chat.client.model.Shown;
import chat.client.ui.kit.Access;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** A field and a list: a few letters, and Enter leads there. */
final class JumpWindow {
  private static final int WIDTH = 440;
  private static final int ROWS = 10;

  private final OpenRooms open;
  private final Ui ui;
  private final Consumer<String> onPerson;
  private final JumpModel model;
  private final Shell shell;
  private final Text field;
  private final Table table;
  private List<Target> found = List.of();

  /**
   * @param onPerson is told of a person who was chosen, after their room is shown
   */
  JumpWindow(Shell parent, Session session, OpenRooms open, Ui ui, Consumer<String> onPerson) {
    this.open = open;
    this.ui = ui;
    this.onPerson = onPerson;
    model = new JumpModel(session, open);
    shell = new Shell(parent, SWT.DIALOG_TRIM | SWT.PRIMARY_MODAL);
    shell.setText(ui.text("jump.window"));
    Look.pane(1).applyTo(shell);
    field = new Text(shell, SWT.BORDER | SWT.SINGLE);
    field.setMessage(ui.text("jump.field"));
    Access.labelled(field, shell, ui.text("jump.field"));
    GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
    Composite frame = new Composite(shell, SWT.NONE);
    table = new Table(frame, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
    Access.labelled(table, shell, ui.text("jump.list"));
    TableColumnLayout columns = new TableColumnLayout();
    frame.setLayout(columns);
    columns.setColumnData(new TableColumn(table, SWT.LEFT), new ColumnWeightData(60));
    columns.setColumnData(new TableColumn(table, SWT.RIGHT), new ColumnWeightData(40));
    GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, ROWS * rowHeight()).applyTo(frame);

    field.addListener(SWT.Modify, e -> search());
    field.addListener(SWT.KeyDown, this::keyPressed);
    field.addListener(SWT.DefaultSelection, e -> go());
    table.addListener(SWT.DefaultSelection, e -> go());
    table.addListener(SWT.MouseUp, e -> clicked(e.button));
    shell.addListener(SWT.Deactivate, e -> close());
  }

  void open() {
    search();
    shell.pack();
    Rectangle around = shell.getParent().getBounds();
    shell.setLocation(
        around.x + (around.width - shell.getSize().x) / 2, around.y + around.height / 8);
    shell.open();
    field.setFocus();
  }

  /** Rows are as high as the letters need, with some room. */
  private int rowHeight() {
    return Math.max(table.getItemHeight(), 24);
  }

  private void search() {
    found = model.find(field.getText());
    table.setItemCount(found.size());
    for (int i = 0; i < found.size(); i++) {
      TableItem item = table.getItem(i);
      item.setText(0, Shown.line(found.get(i).name()));
      item.setText(1, kind(found.get(i)));
      item.setForeground(1, ui.palette().muted());
    }
    if (!found.isEmpty()) {
      table.setSelection(0);
    }
  }

  private String kind(Target target) {
    return switch (target.kind()) {
      case ROOM -> ui.text("jump.room");
      case OTHER_ROOM -> ui.text("jump.other-room");
      case PERSON -> ui.text("jump.person", Shown.line(target.room()));
    };
  }

  /** The arrows choose while the letters stay in the field. */
  private void keyPressed(Event key) {
    int step = key.keyCode == SWT.ARROW_DOWN ? 1 : key.keyCode == SWT.ARROW_UP ? -1 : 0;
    if (step != 0 && !found.isEmpty()) {
      key.doit = false;
      table.setSelection(Math.floorMod(table.getSelectionIndex() + step, found.size()));
    }
  }

  private void clicked(int button) {
    if (button == 1) {
      go();
    }
  }

  /** Closing takes the focus away, which would close it again. */
  private void close() {
    if (!shell.isDisposed()) {
      shell.close();
    }
  }

  private void go() {
    int index = table.getSelectionIndex();
    if (index >= 0) {
      Target target = found.get(index);
      close();
      open.show(target.room());
      if (target.kind() == JumpModel.Kind.PERSON) {
        ui.dispatcher().execute(() -> onPerson.accept(target.name()));
      }
    }
  }
}
