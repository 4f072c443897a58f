package chat.client.model;

/** Makes links. */
@FunctionalInterface
public interface Network {
  /** Starts to connect and returns at once; the answer to hello tells whether it worked. */
  Link connect(Endpoint server);

  /** Ends all links. May take a moment, so that what they still have to say is said. */
  default void close() {}
}
