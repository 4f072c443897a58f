package chat.actors;

/** Why the server ends a stream that its person did not end. */
public enum EndReason {
  SERVER_STOPPING,
  TOO_SLOW,
  JOIN_TIMEOUT,
  SERVER_FAILED,
  DISPLACED,
  CUT_OFF
}
