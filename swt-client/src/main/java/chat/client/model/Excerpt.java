package chat.client.model;

import java.util.List;
import java.util.Optional;

/**
 * The part of a conversation that a view holds, at most {@value #MOST} entries however much is
 * loaded. It follows the end, or moves with a reader who is further up.
 */
public final class Excerpt {
  /** So many entries are more than a screen shows. */
  static final int USUAL = 80;

  static final int STEP = 30;
  static final int MOST = 240;

  /**
   * @param hasBefore whether there are loaded entries before those
   * @param hasAfter whether there are entries after those
   */
  public record Part(List<Entry> entries, boolean hasBefore, boolean hasAfter) {}

  private Optional<Entry> first = Optional.empty();
  private int length;
  private boolean wasAtStart;
  private boolean wasAtEnd = true;
  private boolean following = true;
  private int moreBefore;
  private int moreAfter;
  private Optional<Entry> wanted = Optional.empty();

  /** Whether the reader is at the end, so that it is the end that is wanted. */
  public void setFollowing(boolean now) {
    following = now;
  }

  /** The reader comes to the first entry. */
  public void back() {
    moreBefore = STEP;
  }

  /** The reader comes to the last entry. */
  public void forth() {
    moreAfter = STEP;
  }

  /** The reader wants to be at an entry, wherever it is. */
  public void goTo(Entry entry) {
    wanted = Optional.of(entry);
    following = false;
  }

  /** The part of all that is loaded, after what was asked for. */
  public Part of(List<Entry> all) {
    int size = all.size();
    int from = first.map(entry -> indexOf(entry, all)).orElse(-1);
    int to = wasAtEnd ? size : Math.min(size, Math.max(from, 0) + length);
    int target = wanted.map(entry -> indexOf(entry, all)).orElse(-1);
    if (target >= 0 && (from < 0 || target < from || target >= to)) {
      from = Math.max(0, target - USUAL / 2);
      to = Math.min(size, from + USUAL);
    } else if (following) {
      from = from < 0 || size - from > MOST ? Math.max(0, size - USUAL) : from;
      to = size;
    } else if (moreAfter > 0) {
      to = Math.min(size, to + moreAfter);
      from = Math.max(Math.max(from, 0), to - MOST);
    } else {
      // Who was at the start waits for what comes before it.
      from = Math.max(0, from - (wasAtStart ? STEP : moreBefore));
      to = Math.min(to, from + MOST);
    }
    remember(all, from, to);
    return new Part(all.subList(from, to), from > 0, to < size);
  }

  private void remember(List<Entry> all, int from, int to) {
    first = from < to ? Optional.of(all.get(from)) : Optional.empty();
    length = to - from;
    wasAtStart = from == 0;
    wasAtEnd = to == all.size();
    moreBefore = 0;
    moreAfter = 0;
    wanted = Optional.empty();
  }

  /** The very same, as two notices may be equal. */
  private static int indexOf(Entry entry, List<Entry> all) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) == entry) {
        return i;
      }
    }
    return -1;
  }
}
