package chat.client.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What happened in a room, at most the last {@value #LONGEST} entries. Entries are counted from 0
 * and keep their number when older ones go, so that a view knows what it has shown already.
 */
public final class Timeline {
  public static final int LONGEST = 5_000;

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long end;

  void add(Entry entry) {
    entries.addLast(entry);
    end++;
    if (entries.size() > LONGEST) {
      entries.removeFirst();
    }
  }

  void clear() {
    entries.clear();
  }

  /** The number of the oldest entry still kept. */
  public long first() {
    return end - entries.size();
  }

  /** The number the next entry will have. */
  public long end() {
    return end;
  }

  /** The entries from number {@code from} on that are still kept. */
  public List<Entry> since(long from) {
    return entries.stream().skip(Math.max(0, from - first())).toList();
  }
}
