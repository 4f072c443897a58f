package chat.client.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A run of what happened in a room, at most {@value #LONGEST} entries: its messages in the order of
 * their numbers, each once, with the notices between them. It follows the newest message, unless
 * the reader went so far back that the newest ones do not fit any more; then they are loaded again
 * on the way forward.
 */
final class Timeline {
  static final int LONGEST = 5_000;

  /** So many stay of a room that nobody looks at; the others are loaded again on the way back. */
  static final int LONGEST_UNWATCHED = 1_000;

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long lowest = 1;
  private long highest;
  private long newest;
  private boolean following = true;
  private boolean watched;

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The lowest number here. What is fetched comes before it. */
  long lowest() {
    return lowest;
  }

  /** The highest number here. */
  long highest() {
    return highest;
  }

  /** The number of the last message that came, here or not. */
  long newest() {
    return newest;
  }

  /** Whether the newest message is here. */
  boolean isComplete() {
    return highest == newest;
  }

  /** Whether the reader is at the end, so that the oldest entries are those that may go. */
  void setFollowing(boolean following) {
    this.following = following;
  }

  /** Whether somebody looks at the room. */
  void setWatched(boolean watched) {
    this.watched = watched;
  }

  /** Forgets everything. What comes next has a greater number than {@code after}. */
  void restart(long after) {
    entries.clear();
    lowest = after + 1;
    highest = after;
    newest = after;
  }

  /** The messages up to {@code after} that did not come are kept no more. */
  void skip(long after, Entry notice) {
    notice(notice);
    highest = isComplete() ? after : highest;
    newest = after;
  }

  /**
   * Takes the next message of the room.
   *
   * @return false if it was here before
   */
  boolean add(Entry message) {
    if (message.seq() <= newest) {
      return false;
    }
    boolean next = isComplete() && hasRoom();
    newest = message.seq();
    if (next) {
      append(message);
    }
    return true;
  }

  void notice(Entry notice) {
    if (isComplete() && hasRoom()) {
      append(notice);
    }
  }

  /** Takes messages from before {@link #lowest}, oldest first. */
  void addEarlier(List<Entry> page) {
    for (int i = page.size() - 1; i >= 0; i--) {
      entries.addFirst(page.get(i));
      lowest = page.get(i).seq();
    }
    while (entries.size() > LONGEST) {
      Entry dropped = entries.removeLast();
      highest = dropped.seq() > 0 ? dropped.seq() - 1 : highest;
    }
  }

  /** Takes messages from after {@link #highest}; none if there are none any more. */
  void addLater(List<Entry> page) {
    page.forEach(this::append);
    highest = page.isEmpty() ? newest : highest;
  }

  private boolean hasRoom() {
    return following || entries.size() < LONGEST;
  }

  private void append(Entry entry) {
    entries.addLast(entry);
    highest = Math.max(highest, entry.seq());
    newest = Math.max(newest, highest);
    while (entries.size() > longest()) {
      Entry dropped = entries.removeFirst();
      lowest = Math.max(lowest, dropped.seq() + 1);
    }
  }

  private int longest() {
    return watched || !following ? LONGEST : LONGEST_UNWATCHED;
  }
}
