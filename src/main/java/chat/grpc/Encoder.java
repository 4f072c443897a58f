package chat.grpc;

import chat.actors.EndReason;
import java.time.Duration;
import java.util.Iterator;

/**
 * Turns what the actors tell a client into messages of the contract, framed as gRPC has them.
 *
 * @param <E> what the actors tell
 */
interface Encoder<E> {
  /** The messages for an event, made as they are taken. */
  Iterator<byte[]> encode(E event);

  /** The last message of a stream that the server ends. */
  byte[] encode(EndReason reason, Duration retryAfter);
}
