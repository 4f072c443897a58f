package chat.client.ui.composer;

import chat.client.model.RoomModel;
import chat.client.ui.kit.Access;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * Where one writes. What is in it stays until it is sent; it can be written in at any time, also
 * offline.
 */
public final class Composer {
  private static final int LINES = 3;

  private final RoomModel model;
  private final Composite frame;
  private final Text text;
  private final Button send;
  private final Label problem;
  private final Ui ui;
  private final Runnable onSaid;

  /**
   * @param onSaid is told when something was said
   */
  public Composer(Composite parent, RoomModel model, Ui ui, Runnable onSaid) {
    this.model = model;
    this.ui = ui;
    this.onSaid = onSaid;
    Composite pane = new Composite(parent, SWT.NONE);
    Look.group(2).applyTo(pane);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(pane);
    // The native text widget has no margin of its own.
    frame = new Composite(pane, SWT.BORDER);
    GridLayoutFactory.fillDefaults().margins(Look.SPACING, Look.SPACING).applyTo(frame);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(frame);
    text = new Text(frame, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
    Access.labelled(text, pane, ui.text("composer.message"));
    text.setToolTipText(ui.text("composer.hint"));
    GridDataFactory.fillDefaults()
        .grab(true, false)
        .hint(100, LINES * text.getLineHeight())
        .applyTo(text);
    send = new Button(pane, SWT.PUSH);
    send.setText(ui.text("composer.send"));
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.FILL).hint(90, SWT.DEFAULT).applyTo(send);

    problem = Look.sentence(pane, 2);
    text.addListener(SWT.Modify, e -> typed());
    text.addListener(SWT.KeyDown, this::keyPressed);
    send.addListener(SWT.Selection, e -> say());
  }

  public void setFocus() {
    text.setFocus();
  }

  public void refresh() {
    frame.setBackground(text.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
    if (!text.getText().equals(model.draft())) {
      text.setText(model.draft());
      text.setSelection(text.getCharCount());
    }
    judge();
  }

  /** Puts words where the caret is, to go on from there. */
  public void insert(String words) {
    text.insert(words);
    text.setFocus();
  }

  /** Begins an answer to what somebody said. */
  public void quote(String said) {
    insert("> " + said + "\n");
  }

  private void typed() {
    model.setDraft(text.getText());
    judge();
  }

  private void judge() {
    send.setEnabled(model.canSay());
    problem.setForeground(ui.palette().problem());
    int excess = model.excess();
    Look.say(problem, excess == 0 ? "" : ui.text("composer.too-long", excess));
  }

  /**
   * The native text widget shows each key to the input method first, and SWT tells us only of keys
   * that the input method left alone. What the input method then commits comes as key events too:
   * on GTK they carry the committed character and the code of the key that ended the composition.
   * So the Enter that picks a candidate is told from the Enter that sends by its character, never
   * by its key code.
   */
  private void keyPressed(Event event) {
    if (event.character == SWT.CR && (event.stateMask & SWT.MODIFIER_MASK) == 0) {
      event.doit = false;
      say();
    }
  }

  private void say() {
    if (model.canSay()) {
      model.say();
      onSaid.run();
    }
    refresh();
    text.setFocus();
  }
}
