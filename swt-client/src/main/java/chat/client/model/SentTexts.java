package chat.client.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was sent from one room, at most {@value #MOST} texts, to be leafed through. Whoever has
 * begun to write something else is not led away from it.
 */
public final class SentTexts {
  static final int MOST = 100;

  private final List<String> texts = new ArrayList<>();
  private int position;

  /** Sending ends the leafing. The same text twice in a row is kept once. */
  public void add(String text) {
    if (texts.isEmpty() || !texts.get(texts.size() - 1).equals(text)) {
      texts.add(text);
    }
    if (texts.size() > MOST) {
      texts.remove(0);
    }
    position = texts.size();
  }

  /**
   * @param current what stands in the field
   * @return the text before it; empty if there is none, or if {@code current} is something new
   */
  public Optional<String> older(String current) {
    return canLeave(current) && position > 0
        ? Optional.of(texts.get(--position))
        : Optional.empty();
  }

  /**
   * @param current what stands in the field
   * @return the text after it, at last an empty one
   */
  public Optional<String> newer(String current) {
    if (!canLeave(current) || position == texts.size()) {
      return Optional.empty();
    }
    position++;
    return Optional.of(position < texts.size() ? texts.get(position) : "");
  }

  /** An emptied field begins at the newest text again. */
  private boolean canLeave(String current) {
    if (current.isEmpty()) {
      position = texts.size();
    }
    return current.isEmpty() || position < texts.size() && texts.get(position).equals(current);
  }
}
