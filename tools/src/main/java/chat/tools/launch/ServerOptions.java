package chat.tools.launch;

import com.google.common.net.HostAndPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The part of a command line that says which servers: such as there are, or such as are launched.
 */
public final class ServerOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--target",
      paramLabel = "HOST:PORT",
      split = ",",
      description =
          "The server; port 50051 if left out. Several, with commas or repeated, if they are one chat.")
  private List<HostAndPort> targets = List.of();

  @Option(
      names = "--server",
      paramLabel = "JAR",
      description =
          "Instead of --target: launch this packaged server for the run, with the settings of the environment. Repeated, once for "
              + "each of --nodes, if they are not all of one version.")
  private List<Path> servers = List.of();

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description =
          "Launch so many of it as nodes of one cluster; the environment says where their PostgreSQL is (default: one server, and no cluster).")
  private Integer nodes;

  @Option(
      names = "--jvm",
      paramLabel = "ARGUMENT",
      description = "For the virtual machine of each, such as --jvm=-Xmx512m; may be repeated.")
  private List<String> jvm = List.of();

  @Option(
      names = "--server-home",
      paramLabel = "DIRECTORY",
      description =
          "Where they run and leave what they print (default: a directory that goes when the run ends).")
  private Path home;

  /** Whether servers are to be launched. */
  public boolean launches() {
    return !servers.isEmpty();
  }

  /** Whether it is more than one, as far as it is known. */
  public boolean several() {
    return targets.size() > 1 || nodes != null && nodes > 1;
  }

  /** Those that are there; empty if they are to be launched. */
  public List<HostAndPort> targets() {
    return List.copyOf(targets);
  }

  /**
   * Whether the options fit together.
   *
   * @throws ParameterException if they do not
   */
  public void check() {
    if (launches() != targets.isEmpty()) {
      throw wrong("Either --target or --server has to be given.");
    }
    if (!launches() && nodes != null) {
      throw wrong("--nodes needs --server.");
    }
    if (nodes != null && nodes < 1) {
      throw wrong("--nodes has to be at least 1.");
    }
    if (servers.size() > 1 && (nodes == null || servers.size() != nodes)) {
      throw wrong("--server has to be given once, or once for each of --nodes.");
    }
    if (!servers.stream().allMatch(Files::isRegularFile)) {
      throw wrong("--server has to be a file.");
    }
  }

  /**
   * Returns when all answer.
   *
   * @param progress is told what becomes of each, line by line, from any thread
   * @throws LaunchFailure if one does not start
   */
  public Nodes start(Consumer<String> progress) {
    return start(Staging.PLAIN, progress);
  }

  /** The same for a trial. */
  public Nodes start(Staging staging, Consumer<String> progress) {
    if (nodes == null) {
      return Nodes.start(List.of(alone(staging)), Optional.ofNullable(home), progress);
    }
    Optional<Network> network =
        staging.apart() ? Optional.of(Network.create(nodes, staging.link())) : Optional.empty();
    List<Place> places = network.map(Network::places).orElseGet(() -> Place.onLoopback(nodes));
    List<Launch> launches =
        IntStream.range(0, nodes).mapToObj(node -> launch(node, places, staging)).toList();
    List<HostAndPort> addresses = places.stream().map(Place::clients).toList();
    return Nodes.start(launches, addresses, network, Optional.ofNullable(home), progress);
  }

  private Launch alone(Staging staging) {
    Launch first = Launch.jar(servers.get(0), jvm, Map.of());
    return staging.upgrade().map(jar -> first.then(Launch.jar(jar, jvm, Map.of()))).orElse(first);
  }

  private Launch launch(int node, List<Place> all, Staging staging) {
    Place place = all.get(node);
    Launch first = Launch.node(servers.get(node % servers.size()), jvm, place, all);
    return staging
        .upgrade()
        .map(jar -> first.then(Launch.node(jar, jvm, place, all)))
        .orElse(first);
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
