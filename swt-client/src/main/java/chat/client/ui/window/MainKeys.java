package chat.client.ui.window;

import chat.client.ui.kit.Shortcut;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jface.bindings.keys.SWTKeySupport;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Text;

/** The keys of the main window that the menu does not know: the second ones, and Esc. */
final class MainKeys {
  private final MainActions actions;
  private final Control owner;

  /**
   * @param owner the keys are those of what has the focus within it
   */
  MainKeys(Control owner, MainActions actions) {
    this.actions = actions;
    this.owner = owner;
    Display display = owner.getDisplay();
    Listener keys = this::pressed;
    display.addFilter(SWT.KeyDown, keys);
    display.addFilter(SWT.Traverse, keys);
    owner.addListener(
        SWT.Dispose,
        e -> {
          display.removeFilter(SWT.KeyDown, keys);
          display.removeFilter(SWT.Traverse, keys);
        });
    owner.addListener(SWT.Traverse, this::escaped);
  }

  /** A key that would move the focus comes twice, first as a wish to do so. */
  private void pressed(Event key) {
    if (!isMine(key)) {
      return;
    }
    Optional<Shortcut> wanted = wanted(key);
    if (wanted.isPresent()) {
      key.doit = false;
      if (key.type == SWT.KeyDown) {
        key.type = SWT.None;
        actions.run(wanted.get());
      }
    }
  }

  private boolean isMine(Event key) {
    return key.widget instanceof Control control && control.getShell() == owner.getShell();
  }

  private Optional<Shortcut> wanted(Event key) {
    int accelerator = SWTKeySupport.convertEventToUnmodifiedAccelerator(key);
    return Stream.of(Shortcut.values())
        .filter(each -> each.isAlso(accelerator) && actions.isPossible(each))
        .findFirst();
  }

  /** What has a use of its own for Esc does not let it come here; a field for a search has one. */
  private void escaped(Event key) {
    boolean inField =
        owner.getDisplay().getFocusControl() instanceof Text field
            && (field.getStyle() & SWT.SINGLE) != 0
            && !field.getText().isEmpty();
    if (key.detail == SWT.TRAVERSE_ESCAPE && !inField) {
      key.doit = false;
      actions.run(Shortcut.BACK_TO_END);
    }
  }
}
