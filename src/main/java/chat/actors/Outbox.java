package chat.actors;

import java.time.Duration;

/**
 * A client as an actor sees it: where what it is told goes on its way to it. Bounded and never
 * blocking: a client that does not read costs the others nothing. The first ending counts; what
 * comes after it has no effect.
 *
 * @param <E> what the client is told
 */
public interface Outbox<E> {
  /** Adds an event; false if the queue is full or the client is gone. */
  boolean offer(E event);

  /**
   * Adds an event of many parts; false if the queue is full or the client is gone.
   *
   * @param whenTaken run once, by any thread, when the client has taken all of it; not if it never
   *     does
   */
  boolean offer(E event, Runnable whenTaken);

  /** What the client sent last is done with: its next input can come. */
  void askForInput();

  /** Ends the stream after what is queued. */
  void complete();

  /**
   * Ends the stream at once with the reason; what is queued is dropped.
   *
   * @param retryAfter how long the client is asked to wait before it comes back; zero if it may
   *     choose
   */
  void end(EndReason reason, Duration retryAfter);

  /** Ends the stream at once with the reason, and the client may choose when to come back. */
  default void end(EndReason reason) {
    end(reason, Duration.ZERO);
  }
}
