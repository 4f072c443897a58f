package chat.client.model;

import java.util.Locale;
import java.util.OptionalInt;

/** How well a few letters that somebody typed fit a name. */
final class Fuzzy {
  private static final int START = 3_000;
  private static final int WORD = 2_000;
  private static final int WITHIN = 1_000;

  private Fuzzy() {}

  /**
   * The higher the better; empty if {@code typed} does not fit. The letters, or characters, have to
   * be in the name in this order, at best side by side and at its start.
   */
  static OptionalInt fit(String typed, String name) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    String text = name.toLowerCase(Locale.ROOT);
    int at = text.indexOf(wanted);
    if (at == 0) {
      return OptionalInt.of(START - text.length());
    }
    if (at > 0) {
      boolean word = !Character.isLetterOrDigit(text.codePointBefore(at));
      return OptionalInt.of((word ? WORD : WITHIN) - at);
    }
    return scattered(wanted.codePoints().toArray(), text.codePoints().toArray());
  }

  private static OptionalInt scattered(int[] wanted, int[] text) {
    int found = 0;
    int first = 0;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == wanted[found]) {
        first = found == 0 ? i : first;
        found++;
        if (found == wanted.length) {
          return OptionalInt.of(-(i - first));
        }
      }
    }
    return OptionalInt.empty();
  }
}
