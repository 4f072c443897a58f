package chat.client.model;

/**
 * A server and the way to speak with it.
 *
 * @param encrypted whether nothing is said but over TLS
 */
public record Endpoint(ServerAddress address, boolean encrypted) {
  @Override
  public String toString() {
    return address.toString();
  }
}
