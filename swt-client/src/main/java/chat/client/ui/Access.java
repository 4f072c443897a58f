package chat.client.ui;

import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;

/** Names for those who do not see the window: screen readers, and tests that read like one. */
final class Access {
  private Access() {}

  /** Needed where no text on or beside the control says what it is. */
  static <C extends Control> C named(C control, String name) {
    control
        .getAccessible()
        .addAccessibleListener(
            new AccessibleAdapter() {
              @Override
              public void getName(AccessibleEvent event) {
                event.result = name;
              }
            });
    return control;
  }
}
