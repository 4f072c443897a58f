package chat.client.ui.window;

import chat.client.model.CertificateProblem;
import chat.client.model.Notice;
import chat.client.model.OpenRooms;
import chat.client.model.Problem;
import chat.client.model.RoomModel;
import chat.client.model.Session;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import chat.client.ui.login.CertificateDialog;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** The one place that says what went wrong, with a way out. It takes no room while all is well. */
final class NoticeBar {
  private final Session session;
  private final OpenRooms open;
  private final Ui ui;
  private final Composite bar;
  private final Label sentence;
  private final Button way;
  private final Button dismiss;
  private Optional<Notice> shown = Optional.empty();
  private Optional<CertificateDialog> question = Optional.empty();

  NoticeBar(Composite parent, Session session, OpenRooms open, Ui ui) {
    this.session = session;
    this.open = open;
    this.ui = ui;
    bar = new Composite(parent, SWT.NONE);
    Look.group(3).margins(Look.MARGIN, Look.SPACING).applyTo(bar);
    sentence = new Label(bar, SWT.WRAP);
    GridDataFactory.fillDefaults()
        .align(SWT.FILL, SWT.CENTER)
        .grab(true, false)
        .hint(100, SWT.DEFAULT)
        .applyTo(sentence);
    way = button(this::goOn);
    dismiss = button(this::dismiss);
    dismiss.setText(ui.text("notice.dismiss"));
  }

  Control control() {
    return bar;
  }

  void refresh() {
    Optional<Notice> now = Notice.of(session, open.shown());
    shown = now;
    now.ifPresent(this::say);
    if (bar.getVisible() != now.isPresent()) {
      Look.show(bar, now.isPresent());
    }
    if (session.state() == Session.State.ONLINE) {
      question.ifPresent(CertificateDialog::close);
    }
  }

  private void say(Notice notice) {
    sentence.setForeground(ui.palette().problem());
    String words = Look.literal(words(notice));
    if (!sentence.getText().equals(words)) {
      sentence.setText(words);
      bar.requestLayout();
    }
    offer(way, offer(notice.kind()));
    Look.show(dismiss, notice.canBeDismissed());
  }

  private String words(Notice notice) {
    String why = notice.problem().map(ui.sentences()::of).orElse("");
    return switch (notice.kind()) {
      case CONNECTING -> (why + " " + ui.text("status.connecting", session.address())).strip();
      case WAITING -> (why + " " + ui.text("status.waiting", session.secondsLeft())).strip();
      default -> why;
    };
  }

  private Optional<String> offer(Notice.Kind kind) {
    return switch (kind) {
      case CONNECTING, ROOM -> Optional.empty();
      case WAITING -> Optional.of("status.try-now");
      case UNTRUSTED -> Optional.of("status.certificate");
      case DISPLACED -> Optional.of("status.take-over");
      case LOBBY -> Optional.of(isRefused() ? "shortcut.browse" : "lobby.refresh");
      case OUT_OF_ROOM -> Optional.of("room.leave");
    };
  }

  private boolean isRefused() {
    return session.lobby().problem().filter(Problem.Refused.class::isInstance).isPresent();
  }

  private void goOn() {
    shown.ifPresent(notice -> goOn(notice.kind()));
  }

  private void goOn(Notice.Kind kind) {
    switch (kind) {
      case WAITING, DISPLACED -> session.connectNow();
      case UNTRUSTED -> session.certificateProblem().ifPresent(this::ask);
      case LOBBY -> lookForRooms();
      case OUT_OF_ROOM -> open.shown().ifPresent(session::leave);
      case CONNECTING, ROOM -> {
        // Nothing to do but wait, or to read.
      }
    }
  }

  private void lookForRooms() {
    if (isRefused()) {
      session.lobby().forgetProblem();
      open.browse();
    }
    session.lobby().refresh();
  }

  private void ask(CertificateProblem problem) {
    CertificateDialog dialog =
        new CertificateDialog(bar.getShell(), problem, ui, () -> session.trust(problem));
    question = Optional.of(dialog);
    dialog.open();
  }

  private void dismiss() {
    if (shown.filter(notice -> notice.kind() == Notice.Kind.LOBBY).isPresent()) {
      session.lobby().forgetProblem();
    } else {
      open.shown().ifPresent(RoomModel::forgetProblem);
    }
  }

  /** Only if it changes, as a screen reader reads out each setting. */
  private void offer(Button button, Optional<String> key) {
    key.map(ui::text)
        .filter(text -> !text.equals(button.getText()))
        .ifPresent(text -> relabel(button, text));
    if (button.getVisible() != key.isPresent()) {
      Look.show(button, key.isPresent());
    }
  }

  private static void relabel(Button button, String text) {
    button.setText(text);
    button.requestLayout();
  }

  private Button button(Runnable action) {
    Button button = new Button(bar, SWT.PUSH);
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(button);
    button.addListener(SWT.Selection, e -> action.run());
    return button;
  }
}
