package chat.client.ui.window;

import java.util.List;
import org.eclipse.swt.widgets.Control;

/** Goes from one pane to the next, and from the last to the first. */
final class FocusRing {
  /**
   * Where the focus can be.
   *
   * @param control is left out while it is folded; one that is part of another comes before it
   */
  record Stop(Control control, Runnable setFocus) {}

  private FocusRing() {}

  static void move(List<Stop> all, boolean forward) {
    List<Stop> stops = all.stream().filter(stop -> stop.control().isVisible()).toList();
    int now = 0;
    while (now < stops.size() - 1 && !hasFocus(stops.get(now).control())) {
      now++;
    }
    stops.get(Math.floorMod(now + (forward ? 1 : -1), stops.size())).setFocus().run();
  }

  private static boolean hasFocus(Control control) {
    Control focus = control.getDisplay().getFocusControl();
    while (focus != null && focus != control) {
      focus = focus.getParent();
    }
    return focus != null;
  }
}
