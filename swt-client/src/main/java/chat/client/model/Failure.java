package chat.client.model;

/**
 * Why the network did not do what was asked, as far as it changes what a person can do about it.
 */
public enum Failure {
  /** The address names no machine. */
  UNKNOWN_HOST,
  /** Nothing listens there, or no way leads there. */
  UNREACHABLE,
  /** No answer came within the deadline. */
  NO_ANSWER,
  /** Something answers, but it does not speak this contract. */
  NOT_A_CHAT_SERVER,
  /** It is a server, but does not know the session contract. */
  TOO_OLD,
  /** A connection that worked is gone. */
  LOST,
  /** Another stream of the same session has taken over. */
  DISPLACED,
  /** The server put this client off because it reads too slowly or asks too much. */
  PUT_OFF,
  /** The server failed. */
  SERVER_FAILED
}
