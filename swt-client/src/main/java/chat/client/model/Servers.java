package chat.client.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The addresses that lead to one chat, in the order in which they are tried: one, or one for each
 * node of a cluster.
 *
 * @param addresses at least one, none of them twice
 */
public record Servers(List<ServerAddress> addresses) {
  private static final String BETWEEN = ",";

  /** Whoever types Chinese easily types the wide one. */
  private static final String TYPED_BETWEEN = "[,，]";

  public Servers {
    addresses = addresses.stream().distinct().toList();
  }

  public static Servers of(ServerAddress... addresses) {
    return new Servers(List.of(addresses));
  }

  /** Reads addresses with commas between; empty if one of them is none. */
  public static Optional<Servers> parse(String text) {
    return parse(text, ServerAddress.DEFAULT_PORT);
  }

  /**
   * @param port of those that are written without
   */
  public static Optional<Servers> parse(String text, int port) {
    List<ServerAddress> read = new ArrayList<>();
    for (String each : text.split(TYPED_BETWEEN, -1)) {
      Optional<ServerAddress> address = ServerAddress.parse(each, port);
      if (address.isEmpty()) {
        return Optional.empty();
      }
      read.add(address.get());
    }
    return Optional.of(new Servers(read));
  }

  /** Whether all are this machine. */
  public boolean isLoopback() {
    return addresses.stream().allMatch(ServerAddress::isLoopback);
  }

  /** Whether there is a choice. */
  public boolean areSeveral() {
    return addresses.size() > 1;
  }

  /** For where there is little room: the first, and a sign that it is not alone. */
  public String shortened() {
    return addresses.get(0) + (areSeveral() ? ", …" : "");
  }

  List<String> hosts() {
    return addresses.stream().map(ServerAddress::host).toList();
  }

  /** As it is read, and as what belongs to these servers is kept under. */
  @Override
  public String toString() {
    return addresses.stream().map(ServerAddress::toString).collect(Collectors.joining(BETWEEN));
  }
}
