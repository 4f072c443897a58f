package chat.client.ui.timeline;

import chat.client.model.Earlier;
import chat.client.model.RoomModel;
import chat.client.model.Search;
import chat.client.ui.kit.Access;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** The bar above a conversation in which one searches it. */
final class FindBar {
  private final RoomModel model;
  private final Ui ui;
  private final Search search;
  private final Runnable onFound;
  private final Runnable onClosed;
  private final Composite bar;
  private final Text words;
  private final Label count;
  private final Button earlier;
  private Earlier known = Earlier.NONE;

  /**
   * @param search what is looked for, and found
   * @param onFound is told that something else is looked for or chosen
   * @param onClosed is told that the reader has found enough
   */
  FindBar(
      Composite parent,
      RoomModel model,
      Search search,
      Ui ui,
      Runnable onFound,
      Runnable onClosed) {
    this.model = model;
    this.search = search;
    this.ui = ui;
    this.onFound = onFound;
    this.onClosed = onClosed;
    bar = new Composite(parent, SWT.NONE);
    Look.group(6).applyTo(bar);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
    words = new Text(bar, SWT.BORDER | SWT.SEARCH | SWT.ICON_SEARCH);
    words.setMessage(ui.text("find.words"));
    Access.labelled(words, bar, ui.text("find.words"));
    GridDataFactory.fillDefaults().grab(true, false).applyTo(words);
    count = new Label(bar, SWT.NONE);
    GridDataFactory.swtDefaults().applyTo(count);
    button("find.older", () -> move(true));
    button("find.newer", () -> move(false));
    earlier = button("find.load-earlier", model::loadEarlier);
    button("find.close", this::close);
    words.addListener(SWT.Modify, e -> lookFor());
    words.addListener(SWT.KeyDown, this::pressed);
    show();
    bar.moveAbove(null);
    parent.layout(true, true);
  }

  void setFocus() {
    words.setFocus();
    words.selectAll();
  }

  private void close() {
    search.lookFor("", List.of());
    Composite parent = bar.getParent();
    bar.dispose();
    parent.layout();
    onClosed.run();
  }

  /** F3 and Shift+F3 go on, Esc ends; also where the conversation has the focus. */
  void pressed(Event key) {
    boolean shift = (key.stateMask & SWT.SHIFT) != 0;
    boolean enter = key.widget == words && (key.keyCode == SWT.CR || key.keyCode == SWT.KEYPAD_CR);
    if (enter || key.keyCode == SWT.F3) {
      key.doit = false;
      move(!shift);
    } else if (key.keyCode == SWT.ESC) {
      key.doit = false;
      close();
    }
  }

  /** Looks again when earlier messages have come. */
  void refresh() {
    if (known != model.earlier()) {
      known = model.earlier();
      search.lookAgain(model.entries());
    }
    show();
  }

  private void lookFor() {
    search.lookFor(words.getText(), model.entries());
    show();
    onFound.run();
  }

  private void move(boolean toOlder) {
    search.lookAgain(model.entries());
    if (toOlder) {
      search.older();
    } else {
      search.newer();
    }
    show();
    onFound.run();
  }

  private void show() {
    String found =
        search.count() == 0
            ? ui.text("find.nothing")
            : ui.text("find.count", search.position(), search.count());
    count.setText(search.words().isEmpty() ? "" : found);
    earlier.setEnabled(
        model.earlier() != Earlier.NONE
            && model.earlier() != Earlier.KEPT_NO_MORE
            && model.earlier() != Earlier.LOADING);
    bar.layout();
  }

  private Button button(String key, Runnable action) {
    Button button = new Button(bar, SWT.PUSH);
    button.setText(ui.text(key));
    button.addListener(SWT.Selection, e -> action.run());
    return button;
  }
}
