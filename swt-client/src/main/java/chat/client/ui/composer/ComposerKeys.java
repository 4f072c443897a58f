package chat.client.ui.composer;

import chat.client.model.composer.ComposerModel;
import chat.client.model.composer.Field;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;

/**
 * The keys that do more than write.
 *
 * <p>The native text widget shows each key to the input method first, and SWT tells us only of keys
 * that the input method left alone. What the input method then commits comes as key events too: on
 * GTK they carry the committed character and the code of the key that ended the composition. So the
 * Enter that picks a candidate is told from the Enter that sends by its character, never by its key
 * code.
 */
final class ComposerKeys {
  private final GrowingText field;
  private final Text text;
  private final ComposerModel model;
  private final Runnable onEnter;

  ComposerKeys(GrowingText field, ComposerModel model, Runnable onEnter) {
    this.field = field;
    this.text = field.widget();
    this.model = model;
    this.onEnter = onEnter;
  }

  void listen() {
    text.addListener(SWT.KeyDown, this::pressed);
    text.addListener(SWT.Traverse, this::traversed);
  }

  private void pressed(Event key) {
    int modifiers = key.stateMask & SWT.MODIFIER_MASK;
    if (modifiers == 0) {
      pressedAlone(key);
    } else if (modifiers == SWT.MOD1 && key.keyCode == 'z') {
      instead(key, field::undo);
    } else if (modifiers == (SWT.MOD1 | SWT.SHIFT) && key.keyCode == 'z'
        || modifiers == SWT.MOD1 && key.keyCode == 'y') {
      instead(key, field::redo);
    }
  }

  private void pressedAlone(Event key) {
    if (key.character == SWT.CR) {
      instead(key, onEnter);
    } else if (key.character == SWT.TAB) {
      key.doit = false;
    } else if (key.keyCode == SWT.ARROW_UP && field.isCaretInFirstLine()) {
      show(key, model.older());
    } else if (key.keyCode == SWT.ARROW_DOWN && field.isCaretInLastLine()) {
      show(key, model.newer());
    }
  }

  private static void instead(Event key, Runnable action) {
    key.doit = false;
    action.run();
  }

  private void show(Event key, Optional<String> sent) {
    sent.ifPresent(words -> instead(key, () -> field.show(new Field(words, words.length()))));
  }

  /** A Tab that completes nothing leaves the field, as nobody is to be caught in it. */
  private void traversed(Event key) {
    int modifiers = key.stateMask & SWT.MODIFIER_MASK;
    if (key.detail == SWT.TRAVERSE_TAB_PREVIOUS && modifiers == SWT.SHIFT) {
      key.doit = true;
    } else if (key.detail == SWT.TRAVERSE_TAB_NEXT && modifiers == 0) {
      Optional<Field> completed =
          text.getSelectionCount() == 0
              ? model.complete(text.getCaretPosition())
              : Optional.empty();
      completed.ifPresent(field::show);
      key.doit = completed.isEmpty();
    }
  }
}
