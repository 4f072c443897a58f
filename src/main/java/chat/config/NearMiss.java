package chat.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant. */
final class NearMiss {
  private static final int MOST_EDITS = 3;

  private NearMiss() {}

  /** The candidate that differs least from {@code typed}, if the difference looks like a slip. */
  static Optional<String> of(String typed, Collection<String> candidates) {
    return candidates.stream()
        .filter(
            candidate -> edits(typed, candidate) <= Math.min(MOST_EDITS, candidate.length() / 2))
        .min(Comparator.comparingInt(candidate -> edits(typed, candidate)));
  }

  /** Levenshtein's distance: insertions, deletions and replacements from one text to the other. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
