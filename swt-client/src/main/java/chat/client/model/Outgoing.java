package chat.client.model;

import java.util.Optional;

/**
 * A text that the server has not confirmed.
 *
 * @param id the client_id it was sent with
 */
public record Outgoing(String id, String text, State state, Optional<Problem> problem) {
  /** What is known about it. */
  public enum State {
    /** Sent just now. */
    SENDING,
    /** Sent a while ago; worth telling. */
    SLOW,
    /** The connection was lost before it was confirmed. Others may have seen it. */
    UNCONFIRMED,
    /** The server said no. Nobody has seen it. */
    REFUSED
  }

  static Outgoing sending(String id, String text) {
    return new Outgoing(id, text, State.SENDING, Optional.empty());
  }

  Outgoing with(State state) {
    return new Outgoing(id, text, state, problem);
  }

  Outgoing refused(Problem why) {
    return new Outgoing(id, text, State.REFUSED, Optional.of(why));
  }

  boolean isUnderWay() {
    return state == State.SENDING || state == State.SLOW;
  }
}
