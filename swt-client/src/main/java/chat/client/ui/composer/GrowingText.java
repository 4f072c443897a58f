package chat.client.ui.composer;

import chat.client.model.composer.Field;
import chat.client.model.composer.UndoSteps;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/**
 * A native field of several lines that is as high as its text, up to a limit, and takes back what
 * was typed.
 */
final class GrowingText {
  private static final int MOST_LINES = 8;

  private final Text text;
  private final UndoSteps steps = new UndoSteps();
  private boolean replacing;

  /**
   * @param parent has a grid layout
   */
  GrowingText(Composite parent) {
    text = new Text(parent, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
    GridDataFactory.fillDefaults().grab(true, false).hint(100, text.getLineHeight()).applyTo(text);
    text.addListener(SWT.Modify, e -> modified());
    text.addListener(SWT.Resize, e -> grow());
    grow();
  }

  Text widget() {
    return text;
  }

  Field content() {
    return new Field(text.getText(), text.getCaretPosition());
  }

  /** Replaces the content, which can be taken back. */
  void show(Field field) {
    put(field);
    steps.changed(field.text(), field.caret());
  }

  /** Begins anew with a text that has nothing to do with what was there. */
  void restart(String content) {
    put(new Field(content, content.length()));
    steps.restart(content);
  }

  void undo() {
    steps.undo().ifPresent(this::put);
  }

  void redo() {
    steps.redo().ifPresent(this::put);
  }

  boolean isCaretInFirstLine() {
    return lines().indexOf(text.getCaretPosition()) == 0;
  }

  boolean isCaretInLastLine() {
    WrappedLines lines = lines();
    return lines.indexOf(text.getCaretPosition()) == lines.count() - 1;
  }

  private void put(Field field) {
    replacing = true;
    text.setText(field.text());
    text.setSelection(field.caret());
    text.showSelection();
    replacing = false;
  }

  private void modified() {
    if (!replacing) {
      steps.changed(text.getText(), text.getCaretPosition());
    }
    grow();
  }

  private void grow() {
    int count = lines().count();
    int height = Math.min(count, MOST_LINES) * text.getLineHeight();
    text.getVerticalBar().setVisible(count > MOST_LINES);
    GridData data = (GridData) text.getLayoutData();
    if (data.heightHint != height) {
      data.heightHint = height;
      text.requestLayout();
    }
  }

  private WrappedLines lines() {
    return WrappedLines.of(text);
  }
}
