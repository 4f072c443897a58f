package chat.client.ui.timeline;

import chat.client.model.RoomModel;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Ui;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FormAttachment;
import org.eclipse.swt.layout.FormData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

/** The way back to the end for who reads further up, with the number of messages that came. */
final class LatestButton {
  private final RoomModel model;
  private final Ui ui;
  private final Button button;

  /**
   * @param stage has a form layout, and the conversation all over it
   */
  LatestButton(Composite stage, RoomModel model, Ui ui, Runnable action) {
    this.model = model;
    this.ui = ui;
    button = new Button(stage, SWT.PUSH);
    FormData corner = new FormData();
    corner.right = new FormAttachment(100, -3 * Look.MARGIN);
    corner.bottom = new FormAttachment(100, -Look.MARGIN);
    button.setLayoutData(corner);
    button.moveAbove(null);
    button.setVisible(false);
    button.addListener(SWT.Selection, e -> action.run());
  }

  /** Whether it is shown to somebody who is at the end, or hidden from somebody who is not. */
  boolean isWrong(boolean atEnd) {
    return button.getVisible() == atEnd;
  }

  /**
   * @param atEnd whether the reader is there already
   */
  void refresh(boolean atEnd) {
    int missed = model.unread();
    String words =
        missed == 0 ? ui.text("timeline.latest") : ui.text("timeline.latest-new", missed);
    if (!button.getText().equals(words)) {
      button.setText(words);
      button.requestLayout();
    }
    if (isWrong(atEnd)) {
      button.setVisible(!atEnd);
    }
  }
}
