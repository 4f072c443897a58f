package chat.tools.judge;

/** What can be wrong with a delivery. */
public enum Figure {
  /** Confirmed or shown to somebody, but not stored; or not shown to somebody who was there. */
  LOST,
  /** Stored twice, shown twice to one person, or confirmed with two numbers. */
  DUPLICATED,
  /** Shown out of the order of the numbers. */
  REORDERED,
  /** Two of: live views, replays, confirmations, history, and the sender, say different things. */
  DISAGREEMENT,
  /** In the history of one server, and not in that of another, although they are one chat. */
  HISTORIES_DIFFER,
  /** A server that was cut off from most of the others served people for too long, or again. */
  NOT_REFUSED
}
