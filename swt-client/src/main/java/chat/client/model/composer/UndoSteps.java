package chat.client.model.composer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What a field held before, at most {@value #MOST} steps back. Letters typed one after the other
 * are one step up to the end of the word.
 */
public final class UndoSteps {
  static final int MOST = 200;

  private final Deque<Field> before = new ArrayDeque<>();
  private final Deque<Field> after = new ArrayDeque<>();
  private Field now = new Field("", 0);
  private boolean typing;

  /** The field holds something new. */
  public void changed(String text, int caret) {
    if (text.equals(now.text())) {
      return;
    }
    boolean letter = isLetterTyped(text, caret);
    if (!typing || !letter) {
      before.push(now);
    }
    if (before.size() > MOST) {
      before.removeLast();
    }
    typing = letter;
    after.clear();
    now = new Field(text, caret);
  }

  /** Forgets everything; {@code text} is what there was at the beginning. */
  public void restart(String text) {
    before.clear();
    after.clear();
    now = new Field(text, text.length());
    typing = false;
  }

  /**
   * @return what the field is to hold again; empty if nothing is to be undone
   */
  public Optional<Field> undo() {
    return move(before, after);
  }

  /**
   * @return what the field is to hold again; empty if nothing was undone
   */
  public Optional<Field> redo() {
    return move(after, before);
  }

  private Optional<Field> move(Deque<Field> from, Deque<Field> to) {
    typing = false;
    if (from.isEmpty()) {
      return Optional.empty();
    }
    to.push(now);
    now = from.pop();
    return Optional.of(now);
  }

  /** A single character where the caret was, and none that ends a word. */
  private boolean isLetterTyped(String text, int caret) {
    int length = text.length() - now.text().length();
    boolean inserted =
        length > 0
            && caret == now.caret() + length
            && text.substring(0, now.caret()).equals(now.text().substring(0, now.caret()))
            && text.substring(caret).equals(now.text().substring(now.caret()));
    return inserted
        && text.codePointCount(now.caret(), caret) == 1
        && !Character.isWhitespace(text.codePointAt(now.caret()));
  }
}
