package chat.tools.crowd;

import java.util.HashSet;
import java.util.Set;

/** The numbers that one person was shown in one room, which are dense if all is well. */
final class Order {
  /** How a number relates to those before it. */
  enum Place {
    NEXT,
    /** Shown before. */
    DUPLICATE,
    /** Later than a greater one. */
    LATE
  }

  private final Set<Long> skipped = new HashSet<>();
  private long newest;

  /** How many numbers between the first and the newest were not shown. */
  int open() {
    return skipped.size();
  }

  /** Takes in the next number that was shown; the first may be any. */
  Place place(long seq) {
    if (seq <= newest) {
      return skipped.remove(seq) ? Place.LATE : Place.DUPLICATE;
    }
    for (long missing = newest + 1; newest != 0 && missing < seq; missing++) {
      skipped.add(missing);
    }
    newest = seq;
    return Place.NEXT;
  }
}
