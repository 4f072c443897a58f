package chat.client.model;

import java.time.Instant;
import java.util.Optional;

/**
 * An own text that has not come back with its number yet.
 *
 * @param id the client_id it is sent with, each time the same
 * @param at when it was written
 * @param problem why it failed; empty in every other state
 */
public record Outgoing(String id, String text, Instant at, State state, Optional<Problem> problem) {
  /** How far it is. */
  public enum State {
    /** Goes out as soon as the room can be reached. */
    WAITING,
    /** Sent; the server has not answered. */
    SENDING,
    /** The server has stored it. It comes with the room's other messages in a moment. */
    STORED,
    /** The server said no. It stays until the person sends it again or gives it up. */
    FAILED
  }

  static Outgoing waiting(String id, String text, Instant at) {
    return new Outgoing(id, text, at, State.WAITING, Optional.empty());
  }

  Outgoing with(State next) {
    return new Outgoing(id, text, at, next, Optional.empty());
  }

  Outgoing failed(Problem why) {
    return new Outgoing(id, text, at, State.FAILED, Optional.of(why));
  }
}
