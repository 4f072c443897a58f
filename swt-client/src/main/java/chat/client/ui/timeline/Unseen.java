package chat.client.ui.timeline;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;

/**
 * A control that is there for screen readers only. It counts as shown, and is a single point behind
 * everything else.
 */
final class Unseen {
  private Unseen() {}

  /**
   * @param parent has a grid layout
   */
  static Composite in(Composite parent) {
    Composite unseen = new Composite(parent, SWT.NO_FOCUS);
    GridData nowhere = new GridData();
    nowhere.exclude = true;
    unseen.setLayoutData(nowhere);
    unseen.setSize(1, 1);
    unseen.moveBelow(null);
    return unseen;
  }
}
