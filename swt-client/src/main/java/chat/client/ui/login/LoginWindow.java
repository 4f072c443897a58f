package chat.client.ui.login;

import chat.client.model.LoginModel;
import chat.client.model.Preferences;
import chat.client.ui.kit.Icons;
import chat.client.ui.kit.Ui;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Shell;

/** Asks for a name and a server. */
public final class LoginWindow {
  private final LoginModel model;
  private final Ui ui;
  private final Shell shell;
  private LoginForm form;
  private boolean asked;
  private Optional<String> keptName;
  private Optional<String> keptServer;

  public LoginWindow(LoginModel model, Ui ui) {
    this.model = model;
    this.ui = ui;
    keptName = ui.preferences().get("name");
    keptServer = ui.preferences().get("server");
    shell = new Shell(ui.display(), SWT.DIALOG_TRIM | SWT.MIN | SWT.RESIZE);
    shell.setImages(Icons.APP.images(ui.resourcesOf(shell)));
    shell.setLayout(new FillLayout());
    build();

    Runnable repaint = this::refresh;
    Runnable changed = () -> ui.dispatcher().repaint(repaint);
    List<Runnable> ends =
        List.of(
            model.listen(changed),
            ui.onThemeChange(changed),
            ui.onRebuild(this::rebuild),
            ui.preferences().listen(this::adopt));
    shell.addListener(SWT.Dispose, e -> ends.forEach(Runnable::run));
    shell.addListener(SWT.Close, e -> model.cancel());
  }

  public Shell shell() {
    return shell;
  }

  public void open() {
    fit();
    Rectangle screen = shell.getMonitor().getClientArea();
    shell.setLocation(
        screen.x + (screen.width - shell.getSize().x) / 2,
        screen.y + (screen.height - shell.getSize().y) / 3);
    shell.open();
    form.setFocus();
  }

  private void build() {
    shell.setText(ui.text("login.window"));
    form = new LoginForm(shell, model, ui);
  }

  private void rebuild() {
    form.control().dispose();
    build();
    fit();
    if (ui.display().getActiveShell() == shell) {
      form.setFocus();
    }
  }

  private void fit() {
    shell.setMinimumSize(new Point(0, 0));
    shell.pack();
    shell.setMinimumSize(shell.getSize());
  }

  /** What is changed in the settings meanwhile. What is typed here stays otherwise. */
  private void adopt() {
    Preferences preferences = ui.preferences();
    if (!preferences.get("name").equals(keptName)) {
      keptName = preferences.get("name");
      keptName.ifPresent(model::setName);
    }
    if (!preferences.get("server").equals(keptServer)) {
      keptServer = preferences.get("server");
      keptServer.ifPresent(model::setServer);
    }
  }

  private void refresh() {
    if (!shell.isDisposed()) {
      form.refresh();
      askOnce(model.isBusy());
    }
  }

  /** Once for each attempt. Who says no can try again. */
  private void askOnce(boolean busy) {
    if (busy) {
      asked = false;
    } else if (!asked && model.certificateProblem().isPresent()) {
      asked = true;
      new CertificateDialog(shell, model.certificateProblem().get(), ui, model::trust).open();
    }
  }
}
