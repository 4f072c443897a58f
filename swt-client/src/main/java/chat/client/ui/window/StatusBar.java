package chat.client.ui.window;

import chat.client.model.CertificateProblem;
import chat.client.model.Session;
import chat.client.model.Shown;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import chat.client.ui.login.CertificateDialog;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** Says at the foot of the window how the connection is. */
final class StatusBar {
  private final Session session;
  private final Ui ui;
  private final Composite bar;
  private final Label text;
  private final Button action;
  private Optional<CertificateDialog> question = Optional.empty();

  StatusBar(Composite parent, Session session, Ui ui) {
    this.session = session;
    this.ui = ui;
    bar = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).margins(Look.MARGIN, Look.SPACING).applyTo(bar);
    text = new Label(bar, SWT.WRAP);
    action = new Button(bar, SWT.PUSH);
    // Measured with its button, so that the bar keeps its height when the button goes.
    action.setText(ui.text("status.try-now"));
    int height = action.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
    GridDataFactory.fillDefaults()
        .align(SWT.FILL, SWT.CENTER)
        .grab(true, false)
        .hint(100, SWT.DEFAULT)
        .minSize(SWT.DEFAULT, height)
        .applyTo(text);
    action.addListener(SWT.Selection, e -> act());

    Runnable repaint = this::refresh;
    Runnable end = session.listen(() -> ui.dispatcher().repaint(repaint));
    bar.addListener(SWT.Dispose, e -> end.run());
    refresh();
  }

  Control control() {
    return bar;
  }

  private void refresh() {
    if (bar.isDisposed()) {
      return;
    }
    boolean online = session.state() == Session.State.ONLINE;
    text.setText(Look.literal(sentence()));
    text.setForeground(online ? ui.palette().muted() : ui.palette().problem());
    set(action, ui.text(offer()));
    action.setVisible(!online && session.state() != Session.State.CONNECTING);
    bar.requestLayout();
    if (online) {
      question.ifPresent(CertificateDialog::close);
    }
  }

  private String offer() {
    return switch (session.state()) {
      case UNTRUSTED -> "status.certificate";
      case DISPLACED -> "status.take-over";
      default -> "status.try-now";
    };
  }

  private void act() {
    session.certificateProblem().ifPresentOrElse(this::ask, session::connectNow);
  }

  private void ask(CertificateProblem problem) {
    CertificateDialog dialog = new CertificateDialog(bar.getShell(), problem, ui, session::trust);
    question = Optional.of(dialog);
    dialog.open();
  }

  /** Only if it changes, as a screen reader reads out each setting. */
  private static void set(Button button, String text) {
    if (!button.getText().equals(text)) {
      button.setText(text);
      button.requestLayout();
    }
  }

  private String sentence() {
    return switch (session.state()) {
      case ONLINE ->
          ui.text(
              session.isEncrypted() ? "status.online-encrypted" : "status.online",
              session.address(),
              Shown.line(session.name()));
      case CONNECTING -> ui.text("status.connecting", session.address());
      case WAITING -> trouble() + " " + ui.text("status.waiting", session.secondsLeft());
      case UNTRUSTED, DISPLACED -> trouble();
    };
  }

  private String trouble() {
    return session.trouble().map(ui.sentences()::of).orElse("");
  }
}
