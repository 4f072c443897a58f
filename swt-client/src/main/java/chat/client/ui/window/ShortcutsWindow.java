package chat.client.ui.window;

import chat.client.ui.kit.Access;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Shortcut;
import chat.client.ui.kit.Ui;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** All keys and what they do. */
final class ShortcutsWindow {
  /** What a screen needs for itself and for the window's frame. */
  private static final int AROUND = 120;

  private final Ui ui;
  private final Shell shell;
  private final Table table;
  private final Font bold;

  private ShortcutsWindow(Shell parent, Ui ui) {
    this.ui = ui;
    shell = new Shell(parent, SWT.DIALOG_TRIM | SWT.RESIZE);
    shell.setText(ui.text("shortcut.shortcuts"));
    Look.pane(1).applyTo(shell);
    table = new Table(shell, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
    Access.labelled(table, shell, ui.text("shortcut.shortcuts"));
    bold = Look.bold(ui.resourcesOf(table), table);
    TableColumn what = new TableColumn(table, SWT.LEFT);
    TableColumn keys = new TableColumn(table, SWT.LEFT);
    Stream.of(Shortcut.Group.values()).forEach(this::list);
    what.pack();
    keys.pack();
    // The first row is a heading; GTK would choose it.
    table.setSelection(1);
    int rows = table.getItemCount() * table.getItemHeight() + 2 * table.getBorderWidth();
    int space = parent.getMonitor().getClientArea().height - AROUND;
    GridDataFactory.fillDefaults()
        .grab(true, true)
        .hint(SWT.DEFAULT, Math.min(rows, space))
        .applyTo(table);
  }

  static void open(Shell parent, Ui ui) {
    ShortcutsWindow window = new ShortcutsWindow(parent, ui);
    window.shell.pack();
    Look.centre(window.shell);
    window.shell.open();
  }

  private void list(Shortcut.Group group) {
    TableItem heading = new TableItem(table, SWT.NONE);
    heading.setText(Look.withoutMnemonic(ui.text(group.key())));
    heading.setFont(bold);
    Shortcut.of(group).filter(each -> !each.keys().isEmpty()).forEach(this::list);
  }

  private void list(Shortcut shortcut) {
    TableItem item = new TableItem(table, SWT.NONE);
    item.setText(0, "   " + ui.text(shortcut.key()));
    item.setText(1, String.join("   ", shortcut.keys()) + "  ");
  }
}
