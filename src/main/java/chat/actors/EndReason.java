package chat.actors;

/** Why the server ends a session that its person did not leave. */
public enum EndReason {
  SERVER_STOPPING,
  TOO_SLOW,
  JOIN_TIMEOUT,
  SERVER_FAILED
}
