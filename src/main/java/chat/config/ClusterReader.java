package chat.config;

import chat.config.Settings.Cluster;
import chat.config.Settings.StoreKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the block {@code grpc-chat.cluster}. */
final class ClusterReader {
  private static final String STORE = "grpc-chat.store.kind";
  private static final Kind<Optional<List<String>>> NODES =
      Kind.offOr(
          Kind.text("HOST:PORT of each node, separated by commas", ClusterReader::addresses));

  private ClusterReader() {}

  static Optional<Cluster> read(SettingsReader settings) {
    String host = settings.value("grpc-chat.cluster.host", BindAddress.KIND);
    int port = settings.value("grpc-chat.cluster.port", Kind.whole(1, 65_535));
    return settings
        .value("grpc-chat.cluster.nodes", NODES)
        .map(nodes -> new Cluster(host, port, nodes));
  }

  /** Only a store that all nodes reach keeps the numbers of a room in one order. */
  static void check(Settings settings, SettingsReader reader) {
    if (settings.cluster().isPresent() && settings.store().kind() != StoreKind.POSTGRESQL) {
      reader.doesNotFit(
          STORE, "postgresql, as grpc-chat.cluster.nodes is set and all nodes need the same store");
    }
  }

  private static Optional<List<String>> addresses(String text) {
    List<String> nodes = Stream.of(text.split(",")).map(String::strip).toList();
    return Optional.of(nodes).filter(all -> all.stream().allMatch(ClusterReader::isAddress));
  }

  private static boolean isAddress(String text) {
    try {
      URI uri = new URI("node://" + text);
      return uri.getHost() != null && uri.getPort() > 0 && uri.getPath().isEmpty();
    } catch (URISyntaxException notOne) {
      return false;
    }
  }
}
