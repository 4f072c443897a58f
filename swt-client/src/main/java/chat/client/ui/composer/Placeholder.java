package chat.client.ui.composer;

import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * Tells what an empty field of several lines is for; the native one cannot, and paints over what is
 * painted on it. So a label lies on top of it.
 */
final class Placeholder {
  /** Leaves the caret free, in pixels before scaling. */
  private static final int CARET = 3;

  private final Text text;
  private final Label label;
  private boolean maybeComposing;
  private boolean comesIntoSight;

  /**
   * @param text in a parent with a grid layout
   */
  Placeholder(Text text, String words, Ui ui) {
    this.text = text;
    label = new Label(text.getParent(), SWT.NONE);
    GridDataFactory.swtDefaults().exclude(true).applyTo(label);
    label.setText(Look.literal(words));
    label.setCursor(text.getDisplay().getSystemCursor(SWT.CURSOR_IBEAM));
    label.moveAbove(text);
    label.addListener(SWT.MouseDown, e -> text.setFocus());
    Runnable repaint = this::show;
    text.addListener(
        SWT.Paint,
        e -> {
          painted(e);
          ui.dispatcher().repaint(repaint);
        });
    text.addListener(SWT.FocusIn, e -> show());
    text.addListener(SWT.FocusOut, e -> show());
    text.addListener(SWT.Modify, e -> show());
    text.addListener(SWT.Resize, e -> place());
  }

  /** As the colours may have changed. */
  void refresh(Ui ui) {
    label.setForeground(ui.palette().muted());
    label.setBackground(text.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
    show();
  }

  /**
   * Nothing tells that an input method composes, and what it composes is not in the text yet. But
   * while the caret alone is painted, at the start, there is none. The label that comes into sight
   * has everything painted once more.
   */
  private void painted(Event paint) {
    boolean more = paint.x + paint.width > 2 * CARET;
    maybeComposing = more && !comesIntoSight;
    comesIntoSight = false;
  }

  private void show() {
    if (text.isDisposed()) {
      return;
    }
    boolean empty = text.getCharCount() == 0 && !(text.isFocusControl() && maybeComposing);
    if (label.getVisible() != empty) {
      comesIntoSight = empty;
      label.setVisible(empty);
    }
  }

  private void place() {
    Rectangle field = text.getBounds();
    Point size = label.computeSize(SWT.DEFAULT, SWT.DEFAULT);
    int width = Math.max(0, Math.min(size.x, field.width - CARET));
    label.setBounds(field.x + CARET, field.y, width, size.y);
  }
}
