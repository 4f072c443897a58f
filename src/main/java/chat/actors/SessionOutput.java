package chat.actors;

import chat.store.History;
import chat.store.StoredMessage;
import java.time.Duration;
import java.util.List;

/** What the client of a session is told. */
public sealed interface SessionOutput {

  /** The session is there. */
  record Welcome(String name, boolean resumed) implements SessionOutput {}

  /** In a room, whose replay begins after a number. */
  record Entered(Room.Joined room, long after) implements SessionOutput {}

  /** Messages that were said before. */
  record Replayed(String roomId, List<StoredMessage> messages) implements SessionOutput {}

  /** The replay is over. */
  record ReplayEnded(String roomId, long seq) implements SessionOutput {}

  /** Something happened in a room. */
  record Happened(Room.Event event) implements SessionOutput {}

  /** What was fetched. */
  record Fetched(History.Page page) implements SessionOutput {}

  /** Out of a room. */
  record Exited(String roomId) implements SessionOutput {}

  /**
   * An input was refused; room and client id are empty if it was about none.
   *
   * @param retryAfter when it may be tried again; zero if time changes nothing
   */
  record Refused(RefusalReason reason, String roomId, String clientId, Duration retryAfter)
      implements SessionOutput, Denial {
    public Refused(RefusalReason reason, String roomId, String clientId) {
      this(reason, roomId, clientId, Duration.ZERO);
    }
  }

  /** An input waits, as it came too fast; room and client id are empty if it is about none. */
  record SlowedDown(Duration pause, String roomId, String clientId)
      implements SessionOutput, Delay {}
}
