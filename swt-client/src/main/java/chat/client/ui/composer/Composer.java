package chat.client.ui.composer;

import chat.client.model.RoomModel;
import chat.client.model.Session;
import chat.client.model.Shown;
import chat.client.model.composer.Command;
import chat.client.model.composer.ComposerModel;
import chat.client.model.composer.Insertion;
import chat.client.model.composer.Note;
import chat.client.ui.kit.Access;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Typing;
import chat.client.ui.kit.Ui;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * Where one writes. What is in it stays until it is sent; it can be written in at any time, also
 * offline.
 */
public final class Composer {
  private final ComposerModel model;
  private final CommandTexts texts;
  private final Composite frame;
  private final GrowingText field;
  private final Text text;
  private final Typing typing = new Typing();
  private final Placeholder placeholder;
  private final Button send;
  private final Label note;
  private final Ui ui;
  private final Runnable onSaid;

  /**
   * @param onSaid is told when something was said
   */
  public Composer(Composite parent, Session session, RoomModel room, Ui ui, Runnable onSaid) {
    this.ui = ui;
    this.onSaid = onSaid;
    texts = new CommandTexts(ui, room.self());
    model = new ComposerModel(session, room, texts);
    Composite pane = new Composite(parent, SWT.NONE);
    Look.group(2).applyTo(pane);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(pane);
    // The native text widget has no margin of its own.
    frame = new Composite(pane, SWT.BORDER);
    GridLayoutFactory.fillDefaults().margins(Look.SPACING, Look.SPACING).applyTo(frame);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(frame);
    field = new GrowingText(frame);
    text = field.widget();
    placeholder = new Placeholder(text, ui.text("composer.placeholder", Shown.line(room.id())), ui);
    Access.labelled(text, pane, ui.text("composer.message"));
    text.setToolTipText(ui.text("composer.hint"));
    send = new Button(pane, SWT.PUSH);
    send.setText(ui.text("composer.send"));
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.END).hint(90, SWT.DEFAULT).applyTo(send);

    note = Look.sentence(pane, 2);
    text.addListener(SWT.Modify, e -> typed());
    new ComposerKeys(field, model, this::send).listen();
    send.addListener(SWT.Selection, e -> send());
    Runnable repaint = this::judge;
    Runnable end = model.listen(() -> ui.dispatcher().repaint(repaint));
    pane.addListener(SWT.Dispose, e -> end.run());
  }

  public void setFocus() {
    text.setFocus();
  }

  public void refresh() {
    frame.setBackground(text.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
    placeholder.refresh(ui);
    if (typing.isOverruledBy(model.draft())) {
      field.restart(model.draft());
    }
    judge();
  }

  /** Puts words where the caret is, to go on from there. */
  public void insert(String words) {
    text.insert(Insertion.words(beforeCaret(), words));
    text.setFocus();
  }

  /** Begins an answer to what somebody said. */
  public void quote(String said) {
    text.insert(Insertion.quote(beforeCaret(), said));
    text.setFocus();
  }

  private String beforeCaret() {
    return text.getText().substring(0, text.getSelection().x);
  }

  private void typed() {
    typing.told(text.getText());
    model.setDraft(text.getText());
    judge();
  }

  private void judge() {
    if (send.isDisposed()) {
      return;
    }
    send.setEnabled(model.canSend());
    boolean wrong = model.excess() > 0 || model.note().filter(Composer::isProblem).isPresent();
    Color colour = wrong ? ui.palette().problem() : ui.palette().muted();
    note.setForeground(colour);
    Look.say(note, remark());
  }

  private static boolean isProblem(Note note) {
    return !(note instanceof Note.Renaming);
  }

  /** What there is to be said about the text as it stands; empty if it is just fine. */
  private String remark() {
    if (model.note().isPresent()) {
      return texts.sentence(model.note().get());
    }
    if (model.excess() > 0) {
      return ui.text("composer.too-long", model.excess());
    }
    List<Command> suggestions = model.suggestions();
    if (!suggestions.isEmpty()) {
      return texts.suggestion(suggestions);
    }
    return model.nearlyFull().isPresent()
        ? ui.text("composer.left", model.nearlyFull().getAsInt())
        : "";
  }

  private void send() {
    if (model.send()) {
      onSaid.run();
    }
    if (!text.isDisposed()) {
      refresh();
      text.setFocus();
    }
  }
}
