package chat.client.ui.settings;

import chat.client.model.ConnectionSettings;
import chat.client.model.ConnectionSettings.Field;
import chat.client.ui.kit.Access;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;

/** Who the client logs in as, where, and what proves it. */
final class ConnectionPage {
  private final Composite pane;
  private final Form form;
  private final ConnectionSettings model;
  private final Ui ui;

  ConnectionPage(Composite pane, Form form, ConnectionSettings model, Ui ui) {
    this.pane = pane;
    this.form = form;
    this.model = model;
    this.ui = ui;
    field("settings.name", Field.NAME);
    field("settings.server", Field.SERVER);
    Button encrypted =
        form.check(ui.text("settings.encrypted"), model::isEncrypted, model::setEncrypted);
    form.onRefresh(() -> encrypted.setEnabled(model.hasServer()));
    field("settings.ca-file", Field.CA_FILE);
    field("settings.certificate", Field.CLIENT_CERTIFICATE);
    field("settings.key", Field.CLIENT_KEY);
    Label hint = form.hint(sentence());
    form.onRefresh(() -> judge(hint));
  }

  private void field(String key, Field field) {
    String label = ui.text(key);
    form.label(label);
    Composite line = new Composite(pane, SWT.NONE);
    Look.group(field.isFile() ? 2 : 1).applyTo(line);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
    form.text(label, line, () -> model.get(field), value -> model.set(field, value));
    if (field.isFile()) {
      Button choose = new Button(line, SWT.PUSH);
      choose.setText(ui.text("settings.choose"));
      Access.labelled(choose, line, ui.text("settings.choose-what", Form.plain(label)));
      choose.addListener(SWT.Selection, e -> choose(field, Form.plain(label)));
    }
  }

  private void choose(Field field, String title) {
    FileDialog dialog = new FileDialog(pane.getShell(), SWT.OPEN);
    dialog.setText(title);
    Optional.ofNullable(dialog.open()).ifPresent(path -> model.set(field, path));
  }

  private void judge(Label hint) {
    Look.say(hint, sentence());
    boolean wrong = model.flaw().isPresent();
    hint.setForeground(wrong ? ui.palette().problem() : ui.palette().muted());
  }

  private String sentence() {
    if (model.flaw().isEmpty()) {
      return ui.text("settings.next-connection");
    }
    return switch (model.flaw().get()) {
      case NO_ADDRESS -> ui.text("login.server.wrong");
      case NO_FILE -> ui.text("settings.no-file");
      case NO_CERTIFICATE -> ui.text("settings.no-certificate");
      case NO_KEY -> ui.text("settings.no-key");
    };
  }
}
