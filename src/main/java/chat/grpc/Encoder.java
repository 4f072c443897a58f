package chat.grpc;

import chat.actors.EndReason;
import java.time.Duration;
import java.util.Iterator;

/**
 * Turns what the actors tell a client into messages of the contract.
 *
 * @param <E> what the actors tell
 * @param <T> the contract's message
 */
interface Encoder<E, T> {
  /** The messages for an event, made as they are taken. */
  Iterator<T> encode(E event);

  /** The last message of a stream that the server ends. */
  T encode(EndReason reason, Duration retryAfter);
}
