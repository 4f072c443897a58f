package chat.actors;

import chat.store.History;
import java.util.OptionalLong;

/** What the client of a session can ask. */
public sealed interface SessionInput {
  /** The room it is about; empty if about none. */
  default String roomId() {
    return "";
  }

  /** The client's id of what it is about; empty if it has none. */
  default String clientId() {
    return "";
  }

  /** Wants to come into a room, and to see what came after a number; if absent, the newest. */
  record Enter(String roomId, OptionalLong after) implements SessionInput {}

  /** Says something; the client id comes back with the answer. */
  record Say(String roomId, String clientId, String text) implements SessionInput {}

  /**
   * Wants to see messages before a number, the newest of them, or after it, the oldest.
   *
   * @param limit at most so many; 0 for the usual number
   */
  record Fetch(String roomId, long number, History.End end, int limit) implements SessionInput {}

  /** Leaves a room. */
  record Exit(String roomId) implements SessionInput {}

  /** Leaves everything. */
  enum Goodbye implements SessionInput {
    INSTANCE
  }

  /** Another hello, where it is too late for one. */
  enum HelloAgain implements SessionInput {
    INSTANCE
  }

  /** Something this server does not know. */
  enum Unknown implements SessionInput {
    INSTANCE
  }
}
