package chat.client.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks for words in what was said, whatever the case of their letters; newest first. */
public final class Search {
  private Optional<Pattern> words = Optional.empty();
  private List<Entry> hits = List.of();
  private int at;

  /** What is looked for; empty for nothing. */
  public Optional<Pattern> words() {
    return words;
  }

  /** How many messages have the words. */
  public int count() {
    return hits.size();
  }

  /** Which of them is chosen, counted from 1, the newest; 0 if there is none. */
  public int position() {
    return hits.isEmpty() ? 0 : at + 1;
  }

  /** The chosen message. */
  public Optional<Entry> hit() {
    return hits.isEmpty() ? Optional.empty() : Optional.of(hits.get(at));
  }

  /** Begins anew with the newest message that has the words. */
  public void lookFor(String text, List<Entry> entries) {
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.LITERAL;
    words = text.isBlank() ? Optional.empty() : Optional.of(Pattern.compile(text.strip(), flags));
    at = 0;
    hits = in(entries);
  }

  /** Looks again, as there are other messages now; what was chosen stays so. */
  public void lookAgain(List<Entry> entries) {
    Optional<Entry> chosen = hit();
    hits = in(entries);
    at = Math.max(0, chosen.map(hits::indexOf).orElse(0));
  }

  /** Chooses the next older message, or after the oldest the newest. */
  public void older() {
    move(1);
  }

  /** Chooses the next newer message, or after the newest the oldest. */
  public void newer() {
    move(-1);
  }

  private void move(int by) {
    at = hits.isEmpty() ? 0 : Math.floorMod(at + by, hits.size());
  }

  private List<Entry> in(List<Entry> entries) {
    if (words.isEmpty()) {
      return List.of();
    }
    Pattern wanted = words.get();
    List<Entry> found =
        new ArrayList<>(
            entries.stream()
                .filter(Entry::isSaid)
                .filter(entry -> wanted.matcher(entry.marked().text()).find())
                .toList());
    Collections.reverse(found);
    return List.copyOf(found);
  }
}
