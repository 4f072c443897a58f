package chat.client.ui.settings;

import chat.client.ui.kit.Access;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Typing;
import chat.client.ui.kit.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Rows of what can be set. What is chosen holds at once; what changes elsewhere is shown. */
final class Form {
  /** One of several values, and what it is called. */
  record Option<E>(E value, String label) {}

  private final Composite pane;
  private final Ui ui;
  private final List<Runnable> refreshes = new ArrayList<>();

  /**
   * @param pane has a grid of two columns
   */
  Form(Composite pane, Ui ui) {
    this.pane = pane;
    this.ui = ui;
  }

  /** Shows everything as it is now. */
  void refresh() {
    refreshes.forEach(Runnable::run);
  }

  void onRefresh(Runnable refresh) {
    refreshes.add(refresh);
  }

  /**
   * @param label may mark a key with an ampersand
   */
  <E> Combo choice(String label, List<Option<E>> options, Supplier<E> get, Consumer<E> set) {
    label(label);
    Combo combo = new Combo(pane, SWT.DROP_DOWN | SWT.READ_ONLY);
    combo.setItems(options.stream().map(Option::label).toArray(String[]::new));
    Access.labelled(combo, pane, plain(label));
    GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
    List<E> values = options.stream().map(Option::value).toList();
    combo.addListener(SWT.Selection, e -> set.accept(values.get(combo.getSelectionIndex())));
    onRefresh(() -> combo.select(values.indexOf(get.get())));
    return combo;
  }

  Button check(String label, Supplier<Boolean> get, Consumer<Boolean> set) {
    new Label(pane, SWT.NONE);
    Button check = new Button(pane, SWT.CHECK);
    check.setText(label);
    GridDataFactory.fillDefaults().applyTo(check);
    check.addListener(SWT.Selection, e -> set.accept(check.getSelection()));
    onRefresh(() -> check.setSelection(get.get()));
    return check;
  }

  Text text(String label, Composite in, Supplier<String> get, Consumer<String> set) {
    Text text = new Text(in, SWT.BORDER | SWT.SINGLE);
    Access.labelled(text, pane, plain(label));
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(text);
    Typing typing = new Typing();
    text.addListener(
        SWT.Modify,
        e -> {
          typing.told(text.getText());
          set.accept(text.getText());
        });
    onRefresh(
        () -> {
          if (typing.isOverruledBy(get.get())) {
            text.setText(get.get());
          }
        });
    return text;
  }

  /** Stands before the control that is made next. */
  void label(String text) {
    Label label = new Label(pane, SWT.NONE);
    label.setText(text);
    GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).applyTo(label);
  }

  /** A sentence over both columns that explains what is above it. */
  Label hint(String text) {
    Label hint = Look.sentence(pane, 2);
    GridDataFactory.createFrom((GridData) hint.getLayoutData())
        .hint(100, SWT.DEFAULT)
        .applyTo(hint);
    Look.say(hint, text);
    onRefresh(() -> hint.setForeground(ui.palette().muted()));
    return hint;
  }

  /** Without the key that it marks, as in "&Name" or "名称(&N)". */
  static String plain(String label) {
    return label.replaceAll("\\(&.\\)", "").replace("&", "");
  }
}
