package chat.client.model;

import java.util.OptionalLong;

/** What others said in a room while it was not before the person's eyes. */
final class Unread {
  private boolean watched;
  private boolean atEnd = true;
  private boolean away;
  private int count;
  private int mentions;
  private OptionalLong from = OptionalLong.empty();

  boolean isWatched() {
    return watched;
  }

  /** How many messages, until the person looks. */
  int count() {
    return count;
  }

  /** How many of those name the person. */
  int mentions() {
    return mentions;
  }

  /** The number of the first such message, also for a while after the person looked. */
  OptionalLong from() {
    return from;
  }

  /** Looking away from what was read ends the line: it has done its service. */
  void setWatched(boolean now) {
    if (watched && !now) {
      from = OptionalLong.empty();
    }
    watched = now;
    if (now) {
      seen();
    }
  }

  /**
   * Where the reader is; further up they do not see what is said.
   *
   * @return whether the count has changed
   */
  boolean setAtEnd(boolean now) {
    atEnd = now;
    boolean changed = watched && atEnd && count > 0;
    if (changed) {
      seen();
    }
    return changed;
  }

  /** What comes until {@link #caughtUp} is new also to somebody who looks. */
  void cameBack() {
    away = true;
    if (watched) {
      from = OptionalLong.empty();
    }
  }

  void caughtUp() {
    away = false;
  }

  void said(long seq, boolean mention) {
    boolean inSight = watched && atEnd;
    if (inSight && !away) {
      return;
    }
    count += inSight ? 0 : 1;
    mentions += !inSight && mention ? 1 : 0;
    if (from.isEmpty()) {
      from = OptionalLong.of(seq);
    }
  }

  /** Who writes has read. */
  void answered() {
    from = OptionalLong.empty();
  }

  void restart() {
    seen();
    from = OptionalLong.empty();
  }

  private void seen() {
    count = 0;
    mentions = 0;
  }
}
