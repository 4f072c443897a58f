package chat.actors;

/**
 * Where a session's events go on their way to its client. Bounded and never blocking: a client that
 * does not read costs the room nothing.
 */
public interface Outbox {
  /** Adds an event; false if the queue is full or the client is gone. */
  boolean offer(UserSession.Event event);

  /** Ends the stream after what is queued. */
  void complete();

  /** Ends the stream at once with the reason; what is queued is dropped. */
  void end(EndReason reason);
}
