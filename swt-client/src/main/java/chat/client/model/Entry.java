package chat.client.model;

import java.time.Instant;

/**
 * One thing that happened in a room, ready to be shown.
 *
 * @param who the person it is about; empty for what happened to the connection
 * @param text what was said; empty for everything else
 */
public record Entry(Kind kind, Instant at, String who, String text) {
  /** What happened. */
  public enum Kind {
    SAID_BY_OTHER,
    SAID_BY_ME,
    CAME,
    WENT,
    ENTERED,
    INTERRUPTED,
    BACK
  }

  public boolean isSaid() {
    return kind == Kind.SAID_BY_OTHER || kind == Kind.SAID_BY_ME;
  }
}
