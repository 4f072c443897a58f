package chat.client.ui.login;

import chat.client.model.LoginModel;
import chat.client.model.NameRule;
import chat.client.model.Problem;
import chat.client.model.ServerAddress;
import chat.client.ui.kit.Access;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Typing;
import chat.client.ui.kit.Ui;
import chat.client.ui.settings.SettingsWindow;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** What is in the login window. */
final class LoginForm {
  private static final int WIDTH = 420;

  private final LoginModel model;
  private final Ui ui;
  private final Composite pane;
  private final Text name;
  private final Text server;
  private final Typing typingName = new Typing();
  private final Typing typingServer = new Typing();
  private final Button encrypted;
  private final Label hint;
  private final ProgressBar progress;
  private final Button cancel;
  private final Button logIn;

  LoginForm(Shell shell, LoginModel model, Ui ui) {
    this.model = model;
    this.ui = ui;
    pane = new Composite(shell, SWT.NONE);
    Look.pane(2).margins(24, 20).spacing(12, 10).applyTo(pane);
    LocalResourceManager resources = ui.resourcesOf(pane);

    Label heading = new Label(pane, SWT.NONE);
    heading.setText(ui.text("login.heading"));
    heading.setFont(Look.heading(resources, heading));
    GridDataFactory.fillDefaults().span(2, 1).hint(ui.scaled(WIDTH), SWT.DEFAULT).applyTo(heading);

    name = field("login.name");
    server = field("login.server");
    server.setMessage(ui.text("login.server.example"));
    new Label(pane, SWT.NONE);
    encrypted = new Button(pane, SWT.CHECK);
    encrypted.setText(ui.text("login.encrypted"));
    encrypted.setToolTipText(ui.text("login.encrypted-hint"));
    GridDataFactory.fillDefaults().applyTo(encrypted);
    hint = new Label(pane, SWT.WRAP);
    GridDataFactory.fillDefaults()
        .span(2, 1)
        .grab(true, true)
        .hint(ui.scaled(WIDTH), 3 * hint.computeSize(SWT.DEFAULT, SWT.DEFAULT).y)
        .applyTo(hint);

    Composite foot = new Composite(pane, SWT.NONE);
    Look.group(4).applyTo(foot);
    GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(foot);
    button(foot, "login.settings", () -> SettingsWindow.open(shell, ui));
    progress = new ProgressBar(foot, SWT.INDETERMINATE);
    Access.labelled(progress, foot, ui.text("login.progress"));
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(progress);
    cancel = button(foot, "login.cancel", model::cancel);
    logIn = button(foot, "login.button", model::logIn);
    shell.setDefaultButton(logIn);

    refresh();
    onTyped(name, typingName, model::setName);
    onTyped(server, typingServer, model::setServer);
    encrypted.addListener(SWT.Selection, e -> model.setEncrypted(encrypted.getSelection()));
  }

  Composite control() {
    return pane;
  }

  void setFocus() {
    name.selectAll();
    name.setFocus();
  }

  void refresh() {
    boolean busy = model.isBusy();
    if (typingName.isOverruledBy(model.name())) {
      name.setText(model.name());
    }
    if (typingServer.isOverruledBy(model.server())) {
      server.setText(model.server());
    }
    name.setEnabled(!busy);
    server.setEnabled(!busy);
    encrypted.setEnabled(!busy && model.servers().isPresent());
    encrypted.setSelection(model.isEncrypted());
    progress.setVisible(busy);
    cancel.setVisible(busy || model.isWaiting());
    logIn.setEnabled(model.isReady());
    hint.setText(Look.literal(hintText()));
    hint.setForeground(hintIsProblem() ? ui.palette().problem() : ui.palette().muted());
    if (!busy
        && isInFront()
        && model.problem().isPresent()
        && !name.isFocusControl()
        && !server.isFocusControl()
        && !encrypted.isFocusControl()) {
      name.setFocus();
    }
  }

  private boolean isInFront() {
    return ui.display().getActiveShell() == pane.getShell();
  }

  private Text field(String key) {
    Label label = new Label(pane, SWT.NONE);
    label.setText(ui.text(key));
    GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).applyTo(label);
    Text field = new Text(pane, SWT.BORDER | SWT.SINGLE);
    Access.labelled(field, pane, ui.text(key));
    GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
    return field;
  }

  private static void onTyped(Text field, Typing typing, Consumer<String> set) {
    field.addListener(
        SWT.Modify,
        e -> {
          typing.told(field.getText());
          set.accept(field.getText());
        });
  }

  private Button button(Composite parent, String key, Runnable action) {
    Button button = new Button(parent, SWT.PUSH);
    button.setText(ui.text(key));
    button.addListener(SWT.Selection, e -> action.run());
    GridDataFactory.fillDefaults().hint(ui.scaled(110), SWT.DEFAULT).applyTo(button);
    return button;
  }

  private String hintText() {
    if (model.isBusy()) {
      return ui.text("login.connecting", model.destination());
    }
    if (model.problem().isPresent()) {
      String why = problem(model.problem().get());
      return model.isWaiting() ? why + " " + ui.text("status.waiting", model.secondsLeft()) : why;
    }
    if (model.nameFlaw().isPresent()) {
      return ui.sentences().of(model.nameFlaw().get());
    }
    return ui.text(model.servers().isEmpty() ? "login.server.wrong" : "login.ready");
  }

  private String problem(Problem problem) {
    String why = ui.sentences().of(problem);
    List<ServerAddress> tried = model.triedInVain();
    return tried.size() > 1 ? ui.text("login.tried", why, joined(tried)) : why;
  }

  private static String joined(List<ServerAddress> servers) {
    return servers.stream().map(ServerAddress::toString).collect(Collectors.joining(", "));
  }

  /** An empty name is where everybody starts, not a mistake. */
  private boolean hintIsProblem() {
    boolean mistake =
        model.servers().isEmpty()
            || model.nameFlaw().filter(flaw -> flaw != NameRule.Flaw.EMPTY).isPresent();
    return !model.isBusy() && (model.problem().isPresent() || mistake);
  }
}
