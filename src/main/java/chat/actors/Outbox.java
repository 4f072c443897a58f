package chat.actors;

/**
 * Where a session's events go on their way to its client. Bounded and never blocking: a client that
 * does not read costs the room nothing. The first ending counts; what comes after it has no effect.
 */
public interface Outbox {
  /** What the client is told. */
  sealed interface Event {}

  /** In. */
  record Joined(Room.Joined room) implements Event {}

  /** Not in, and why; the stream ends. */
  record JoinRefused(RefusalReason reason) implements Event {}

  /** An input was refused; the stream goes on. */
  record Refused(RefusalReason reason, String clientId) implements Event {}

  /** Something happened in the room. */
  record Happened(Room.Event event) implements Event {}

  /** Adds an event; false if the queue is full or the client is gone. */
  boolean offer(Event event);

  /** Ends the stream after what is queued. */
  void complete();

  /** Ends the stream at once with the reason; what is queued is dropped. */
  void end(EndReason reason);
}
