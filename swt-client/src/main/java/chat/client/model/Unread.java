package chat.client.model;

import java.util.OptionalLong;

/** What others said in a room while it was not before the person's eyes. */
final class Unread {
  private boolean watched;
  private boolean atEnd = true;
  private boolean away;
  private int count;
  private OptionalLong from = OptionalLong.empty();

  /** How many messages, until the person looks. */
  int count() {
    return count;
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
    count = now ? 0 : count;
  }

  /**
   * Where the reader is; further up they do not see what is said.
   *
   * @return whether the count has changed
   */
  boolean setAtEnd(boolean now) {
    atEnd = now;
    boolean seen = watched && atEnd && count > 0;
    count = seen ? 0 : count;
    return seen;
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

  void said(long seq) {
    boolean inSight = watched && atEnd;
    if (inSight && !away) {
      return;
    }
    count += inSight ? 0 : 1;
    if (from.isEmpty()) {
      from = OptionalLong.of(seq);
    }
  }

  /** Who writes has read. */
  void answered() {
    from = OptionalLong.empty();
  }

  void restart() {
    count = 0;
    from = OptionalLong.empty();
  }
}
