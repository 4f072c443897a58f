package chat.transport;

import akka.http.javadsl.model.AttributeKey;
import akka.http.javadsl.model.HttpHeader;
import java.util.List;

/**
 * A response's body that the event loop fetches from where it waits, when the peer takes it. A
 * response that has it as an attribute needs no stream, and what its entity holds is not sent.
 */
public interface OutgoingBody {
  AttributeKey<OutgoingBody> ATTRIBUTE = AttributeKey.create("outgoing-body", OutgoingBody.class);

  /**
   * Called once, before all else.
   *
   * @param wake to be run when there is something to fetch after there was nothing; may be called
   *     by any thread, and more often than needed
   */
  void open(Runnable wake);

  /** The next bytes; null if there are none at the moment. On the event loop. */
  byte[] poll();

  /** Asked when {@link #poll} gave nothing: whether nothing follows. On the event loop. */
  boolean isOver();

  /** What follows a body that is over. */
  List<HttpHeader> trailers();

  /** The peer is gone; nothing will be fetched any more. Also called after the end. */
  void abandon();
}
