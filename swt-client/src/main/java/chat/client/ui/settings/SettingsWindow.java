package chat.client.ui.settings;

import chat.client.model.ConnectionSettings;
import chat.client.ui.kit.Access;
import chat.client.ui.kit.Icons;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;

/** Everything that the person can decide, in one window. It holds as soon as it is chosen. */
public final class SettingsWindow {
  private static final int WIDTH = 520;
  private static final int CLOSE_WIDTH = 110;

  private final Ui ui;
  private final Shell shell;
  private final ConnectionSettings connection;
  private final List<Form> forms = new ArrayList<>();
  private TabFolder tabs;

  /** Opens the window, or brings it to the front. */
  public static void open(Shell parent, Ui ui) {
    Stream.of(ui.display().getShells())
        .filter(each -> each.getData() instanceof SettingsWindow)
        .findFirst()
        .orElseGet(() -> new SettingsWindow(parent, ui).shell)
        .open();
  }

  private SettingsWindow(Shell parent, Ui ui) {
    this.ui = ui;
    connection = new ConnectionSettings(ui.preferences());
    shell = new Shell(parent, SWT.DIALOG_TRIM | SWT.RESIZE);
    shell.setData(this);
    shell.setImages(Icons.APP.images(ui.resourcesOf(shell)));
    Look.pane(1).applyTo(shell);
    build();
    fit();
    placeOver(parent.getBounds());

    Runnable repaint = this::refresh;
    Runnable changed = () -> ui.dispatcher().repaint(repaint);
    List<Runnable> ends =
        List.of(
            ui.preferences().listen(changed),
            connection.listen(changed),
            ui.onThemeChange(changed),
            ui.onRebuild(this::rebuild));
    shell.addListener(SWT.Dispose, e -> ends.forEach(Runnable::run));
  }

  private void build() {
    shell.setText(ui.text("settings.window"));
    tabs = new TabFolder(shell, SWT.TOP);
    Access.labelled(tabs, shell, ui.text("settings.pages"));
    GridDataFactory.fillDefaults()
        .grab(true, true)
        .hint(ui.scaled(WIDTH), SWT.DEFAULT)
        .applyTo(tabs);
    new GeneralPage(form(page("settings.general")), ui);
    Composite notifications = page("settings.notifications");
    new NotificationsPage(notifications, form(notifications), ui);
    Composite way = page("settings.connection");
    new ConnectionPage(way, form(way), connection, ui);
    Button close = new Button(shell, SWT.PUSH);
    close.setText(ui.text("settings.close"));
    close.addListener(SWT.Selection, e -> shell.close());
    GridDataFactory.swtDefaults()
        .align(SWT.END, SWT.CENTER)
        .hint(ui.scaled(CLOSE_WIDTH), SWT.DEFAULT)
        .applyTo(close);
    shell.setDefaultButton(close);
    refresh();
  }

  private Composite page(String title) {
    Composite page = new Composite(tabs, SWT.NONE);
    Look.pane(2).spacing(Look.MARGIN, Look.SPACING).applyTo(page);
    TabItem tab = new TabItem(tabs, SWT.NONE);
    tab.setText(ui.text(title));
    tab.setControl(page);
    return page;
  }

  private Form form(Composite page) {
    Form form = new Form(page, ui);
    forms.add(form);
    return form;
  }

  private void refresh() {
    if (!shell.isDisposed()) {
      forms.forEach(Form::refresh);
    }
  }

  /** Who chose the language or the letters goes on where they were. */
  private void rebuild() {
    int tab = tabs.getSelectionIndex();
    int focus = controls(shell).toList().indexOf(ui.display().getFocusControl());
    forms.clear();
    Stream.of(shell.getChildren()).forEach(Control::dispose);
    build();
    tabs.setSelection(tab);
    fit();
    if (focus >= 0) {
      controls(shell).skip(focus).findFirst().ifPresent(Control::setFocus);
    }
  }

  private void fit() {
    shell.layout(true, true);
    Point wanted = shell.computeSize(SWT.DEFAULT, SWT.DEFAULT);
    shell.setMinimumSize(new Point(0, 0));
    shell.setSize(wanted);
    shell.setMinimumSize(wanted);
  }

  private void placeOver(Rectangle parent) {
    Rectangle screen = shell.getMonitor().getClientArea();
    Point size = shell.getSize();
    int x = parent.x + (parent.width - size.x) / 2;
    int y = parent.y + (parent.height - size.y) / 2;
    shell.setLocation(
        Math.max(screen.x, Math.min(x, screen.x + screen.width - size.x)),
        Math.max(screen.y, Math.min(y, screen.y + screen.height - size.y)));
  }

  private static Stream<Control> controls(Composite in) {
    return Stream.of(in.getChildren())
        .flatMap(
            child ->
                child instanceof Composite parent
                    ? Stream.concat(Stream.of(child), controls(parent))
                    : Stream.of(child));
  }
}
