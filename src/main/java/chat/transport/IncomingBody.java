package chat.transport;

import akka.http.javadsl.model.AttributeKey;

/**
 * A request's body, to be fetched bit by bit as it comes. A request has it as an attribute, for
 * handlers that read without a stream; who reads the entity's source must leave it alone. Safe for
 * any thread.
 */
public interface IncomingBody {
  AttributeKey<IncomingBody> ATTRIBUTE = AttributeKey.create("incoming-body", IncomingBody.class);

  /**
   * Begins to read.
   *
   * @param wake run when there is something to fetch after there was nothing, and at the end; by
   *     any thread, perhaps before this returns
   * @throws IllegalStateException if somebody reads already
   */
  void open(Runnable wake);

  /** The next bytes, which makes room for as many more; null if there are none at the moment. */
  byte[] poll();

  /** Whether no bytes follow that have not come yet. */
  boolean isEnded();

  /** Why the peer will not send the rest; null if it may, or has sent all. */
  Throwable failure();

  /** The rest is not wanted. */
  void discard();
}
