package chat.tools.verify;

import chat.tools.launch.Launch;
import chat.tools.launch.Nodes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The part of the command line that is about servers which are launched for the run. */
final class NodeOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--server",
      paramLabel = "JAR",
      description =
          "Instead of --target: launch this packaged server for the run, with the settings of the environment.")
  private Path server;

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

  @Option(
      names = "--longest-down",
      paramLabel = "S",
      defaultValue = "5",
      description =
          "With kill, a server is started again after up to so many seconds (default: ${DEFAULT-VALUE}).")
  private double longestDown;

  boolean launches() {
    return server != null;
  }

  Duration longestDown() {
    return Duration.ofMillis(Math.round(longestDown * 1000));
  }

  void check(FaultOptions faults, boolean targets) {
    if (launches() == targets) {
      throw wrong("Either --target or --server has to be given.");
    }
    if (!launches() && (nodes != null || faults.needsNodes())) {
      throw wrong("--nodes, and the faults kill and rolling, need --server.");
    }
    if (launches() && !Files.isRegularFile(server)) {
      throw wrong("--server has to be a file.");
    }
    if (launches() && faults.kill().isPresent()) {
      throw wrong("With --server the fault kill takes no command.");
    }
    if (nodes != null && nodes < 1) {
      throw wrong("--nodes has to be at least 1.");
    }
    if (!(longestDown >= 0 && longestDown <= 3600)) {
      throw wrong("--longest-down has to be 0 to 3600.");
    }
  }

  /**
   * Returns when all answer.
   *
   * @throws chat.tools.launch.LaunchFailure if one does not start
   */
  Nodes start(Consumer<String> progress) {
    List<Launch> launches =
        nodes == null
            ? List.of(Launch.jar(server, jvm, Map.of()))
            : Launch.cluster(server, jvm, nodes);
    return Nodes.start(launches, Optional.ofNullable(home), progress);
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
