package chat.client.ui.login;

import chat.client.model.LoginModel;
import chat.client.model.NameRule;
import chat.client.ui.kit.Access;
import chat.client.ui.kit.Icons;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks for a name and a server. */
public final class LoginWindow {
  private static final int WIDTH = 420;

  private final LoginModel model;
  private final Ui ui;
  private final Shell shell;
  private final Text name;
  private final Text server;
  private final Button encrypted;
  private final Label hint;
  private final ProgressBar progress;
  private final Button cancel;
  private final Button logIn;
  private boolean asked;

  public LoginWindow(LoginModel model, Ui ui) {
    this.model = model;
    this.ui = ui;
    shell = new Shell(ui.display(), SWT.DIALOG_TRIM | SWT.MIN | SWT.RESIZE);
    LocalResourceManager resources = ui.resourcesOf(shell);
    shell.setText(ui.text("login.window"));
    shell.setImages(Icons.APP.images(resources));
    Look.pane(2).margins(24, 20).spacing(12, 10).applyTo(shell);

    Label heading = new Label(shell, SWT.NONE);
    heading.setText(ui.text("login.heading"));
    heading.setFont(Look.heading(resources, heading));
    GridDataFactory.fillDefaults().span(2, 1).hint(WIDTH, SWT.DEFAULT).applyTo(heading);

    name = field("login.name", model.name());
    server = field("login.server", model.server());
    server.setMessage(ui.text("login.server.example"));
    new Label(shell, SWT.NONE);
    encrypted = new Button(shell, SWT.CHECK);
    encrypted.setText(ui.text("login.encrypted"));
    encrypted.setToolTipText(ui.text("login.encrypted-hint"));
    GridDataFactory.fillDefaults().applyTo(encrypted);
    hint = new Label(shell, SWT.WRAP);
    GridDataFactory.fillDefaults()
        .span(2, 1)
        .grab(true, true)
        .hint(WIDTH, 3 * hint.computeSize(SWT.DEFAULT, SWT.DEFAULT).y)
        .applyTo(hint);

    Composite foot = new Composite(shell, SWT.NONE);
    Look.group(3).applyTo(foot);
    GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(foot);
    progress = new ProgressBar(foot, SWT.INDETERMINATE);
    Access.labelled(progress, foot, ui.text("login.progress"));
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(progress);
    cancel = button(foot, "login.cancel", model::cancel);
    logIn = button(foot, "login.button", model::logIn);
    shell.setDefaultButton(logIn);

    name.addListener(SWT.Modify, e -> model.setName(name.getText()));
    server.addListener(SWT.Modify, e -> model.setServer(server.getText()));
    encrypted.addListener(SWT.Selection, e -> model.setEncrypted(encrypted.getSelection()));
    Runnable repaint = this::refresh;
    Runnable end = model.listen(() -> ui.dispatcher().repaint(repaint));
    shell.addListener(SWT.Dispose, e -> end.run());
    shell.addListener(SWT.Close, e -> model.cancel());
  }

  public Shell shell() {
    return shell;
  }

  public void open() {
    refresh();
    shell.pack();
    shell.setMinimumSize(shell.getSize());
    Rectangle screen = shell.getMonitor().getClientArea();
    shell.setLocation(
        screen.x + (screen.width - shell.getSize().x) / 2,
        screen.y + (screen.height - shell.getSize().y) / 3);
    name.selectAll();
    shell.open();
    name.setFocus();
  }

  private Text field(String key, String value) {
    Label label = new Label(shell, SWT.NONE);
    label.setText(ui.text(key));
    GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).applyTo(label);
    Text field = new Text(shell, SWT.BORDER | SWT.SINGLE);
    field.setText(value);
    Access.labelled(field, shell, ui.text(key));
    GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
    return field;
  }

  private Button button(Composite parent, String key, Runnable action) {
    Button button = new Button(parent, SWT.PUSH);
    button.setText(ui.text(key));
    button.addListener(SWT.Selection, e -> action.run());
    GridDataFactory.fillDefaults().hint(110, SWT.DEFAULT).applyTo(button);
    return button;
  }

  private void refresh() {
    if (shell.isDisposed()) {
      return;
    }
    boolean busy = model.isBusy();
    name.setEnabled(!busy);
    server.setEnabled(!busy);
    encrypted.setEnabled(!busy && model.address().isPresent());
    encrypted.setSelection(model.isEncrypted());
    progress.setVisible(busy);
    cancel.setVisible(busy || model.isWaiting());
    logIn.setEnabled(model.isReady());
    hint.setText(Look.literal(hintText()));
    hint.setForeground(hintIsProblem() ? ui.palette().problem() : ui.palette().muted());
    if (!busy
        && model.problem().isPresent()
        && !name.isFocusControl()
        && !server.isFocusControl()
        && !encrypted.isFocusControl()) {
      name.setFocus();
    }
    askOnce(busy);
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

  private String hintText() {
    if (model.isBusy()) {
      return ui.text("login.connecting", model.server().strip());
    }
    if (model.problem().isPresent()) {
      String why = ui.sentences().of(model.problem().get());
      return model.isWaiting() ? why + " " + ui.text("status.waiting", model.secondsLeft()) : why;
    }
    if (model.nameFlaw().isPresent()) {
      return ui.sentences().of(model.nameFlaw().get());
    }
    return ui.text(model.address().isEmpty() ? "login.server.wrong" : "login.ready");
  }

  /** An empty name is where everybody starts, not a mistake. */
  private boolean hintIsProblem() {
    boolean mistake =
        model.address().isEmpty()
            || model.nameFlaw().filter(flaw -> flaw != NameRule.Flaw.EMPTY).isPresent();
    return !model.isBusy() && (model.problem().isPresent() || mistake);
  }
}
