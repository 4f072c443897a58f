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
  /** The messages for an event, made as they are taken; some perhaps in one piece. */
  Iterator<byte[]> encode(E event);

  /** How much of the outbox's capacity an event takes: more than 1 for what was said together. */
  int weight(E event);

  /** The last message of a stream that the server ends. */
  byte[] encode(EndReason reason, Duration retryAfter);
}
