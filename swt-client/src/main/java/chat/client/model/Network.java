package chat.client.model;

/** Makes links. */
@FunctionalInterface
public interface Network {
  /** Starts to connect and returns at once; the first call tells whether it worked. */
  Link connect(ServerAddress address);
}
