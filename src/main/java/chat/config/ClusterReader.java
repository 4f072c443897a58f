package chat.config;

import chat.config.Settings.Cluster;
import chat.config.Settings.Directory;
import chat.config.Settings.Discovery;
import chat.config.Settings.FoundNodes;
import chat.config.Settings.ListedNodes;
import chat.config.Settings.NodeTls;
import chat.config.Settings.StoreKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the block {@code grpc-chat.cluster}. */
final class ClusterReader {
  private static final String STORE = "grpc-chat.store.kind";
  private static final String DISCOVERY = "grpc-chat.cluster.discovery";
  private static final String NODES = "grpc-chat.cluster.nodes";
  private static final String SERVICE = "grpc-chat.cluster.service";
  private static final List<String> TLS =
      List.of(
          "grpc-chat.cluster.tls.certificate",
          "grpc-chat.cluster.tls.key",
          "grpc-chat.cluster.tls.ca");

  private static final Kind<Optional<List<String>>> ADDRESSES =
      Kind.offOr(
          Kind.text("HOST:PORT of each node, separated by commas", ClusterReader::addresses));
  private static final Kind<Optional<String>> TEXT =
      Kind.offOr(
          Kind.text(
              "a DNS name, or a selector of labels",
              text -> Optional.of(text).filter(name -> !name.isBlank())));

  /** How the nodes find one another, as the operator writes it. */
  private enum Way {
    LIST,
    DNS,
    KUBERNETES;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private ClusterReader() {}

  static Optional<Cluster> read(SettingsReader settings) {
    String host = settings.value("grpc-chat.cluster.host", BindAddress.KIND);
    int port = settings.value("grpc-chat.cluster.port", Kind.whole(1, 65_535));
    Optional<NodeTls> tls = tls(settings);
    return discovery(settings).map(discovery -> new Cluster(host, port, discovery, tls));
  }

  private static Optional<Discovery> discovery(SettingsReader settings) {
    Way way = settings.value(DISCOVERY, Kind.oneOf(Way.values(), Way::text));
    Optional<List<String>> nodes = settings.value(NODES, ADDRESSES);
    Optional<String> service = settings.value(SERVICE, TEXT);
    int port = settings.value("grpc-chat.cluster.discovery-port", Kind.whole(1, 65_535));
    int toBegin = settings.value("grpc-chat.cluster.nodes-to-begin", Kind.whole(1, 1_000));
    if (way == Way.LIST) {
      service.ifPresent(set -> settings.doesNotFit(SERVICE, "off, as " + DISCOVERY + " is list"));
      return nodes.map(ListedNodes::new);
    }
    nodes.ifPresent(set -> settings.doesNotFit(NODES, "off, as " + is(way)));
    if (service.isEmpty()) {
      settings.doesNotFit(SERVICE, "%s, as %s".formatted(wanted(way), is(way)));
    }
    Directory directory = way == Way.DNS ? Directory.DNS : Directory.KUBERNETES;
    return service.map(name -> new FoundNodes(directory, name, port, toBegin));
  }

  private static String is(Way way) {
    return DISCOVERY + " is " + way.text();
  }

  private static String wanted(Way way) {
    return way == Way.DNS
        ? "the DNS name of all nodes"
        : "a selector of the nodes' labels, such as app=grpc-chat";
  }

  private static Optional<NodeTls> tls(SettingsReader settings) {
    List<Optional<Path>> files =
        TLS.stream().map(key -> settings.value(key, Kind.offOr(Kind.path()))).toList();
    if (files.stream().allMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    for (int file = 0; file < files.size(); file++) {
      if (files.get(file).isEmpty()) {
        settings.doesNotFit(
            TLS.get(file),
            "the path of a file, as another of grpc-chat.cluster.tls is set; or all three off");
      }
    }
    return files.stream().allMatch(Optional::isPresent)
        ? Optional.of(new NodeTls(files.get(0).get(), files.get(1).get(), files.get(2).get()))
        : Optional.empty();
  }

  /** Only a store that all nodes reach keeps the numbers of a room in one order. */
  static void check(Settings settings, SettingsReader reader) {
    if (settings.cluster().isPresent() && settings.store().kind() != StoreKind.POSTGRESQL) {
      reader.doesNotFit(
          STORE, "postgresql, as grpc-chat.cluster is on and all nodes need the same store");
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
