package chat.client.ui.kit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** Names for those who do not see the window: screen readers, and tests that read like one. */
public final class Access {
  private Access() {}

  /**
   * Names a native control that has no text of its own. SWT on GTK asks no listener about native
   * controls, and what it takes for the text of its own labels is the empty box around it. So the
   * control gets an unseen label that can be asked.
   *
   * @param grid any parent with a grid layout, to hold that label
   */
  public static void labelled(Control control, Composite grid, String name) {
    named(control, name);
    Composite label = new Composite(grid, SWT.NO_FOCUS);
    label.setVisible(false);
    GridData nowhere = new GridData();
    nowhere.exclude = true;
    label.setLayoutData(nowhere);
    named(label, name);
    control.getAccessible().addRelation(ACC.RELATION_LABELLED_BY, label.getAccessible());
  }

  /** Names a control that SWT draws itself. */
  public static void named(Control control, String name) {
    control
        .getAccessible()
        .addAccessibleListener(
            new AccessibleAdapter() {
              @Override
              public void getName(AccessibleEvent event) {
                event.result = name;
              }
            });
  }
}
