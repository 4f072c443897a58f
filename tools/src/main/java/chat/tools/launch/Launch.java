package chat.tools.launch;

import chat.tools.Main;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How to start a server.
 *
 * @param command its command line, for the port that it is to listen on
 * @param environment what it needs beside what this process has
 */
public record Launch(IntFunction<List<String>> command, Map<String, String> environment) {
  /**
   * The packaged server, on this machine only. Its settings are the defaults and those of the
   * environment; its metrics take a free port unless the environment names one.
   *
   * @param jvm arguments of the virtual machine
   */
  public static Launch jar(Path jar, List<String> jvm, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>();
    if (!System.getenv().containsKey("GRPC_CHAT_OPS_PORT")) {
      environment.put("GRPC_CHAT_OPS_PORT", "0");
    }
    environment.putAll(settings);
    List<String> server =
        List.of("-jar", jar.toAbsolutePath().toString(), "--host", "127.0.0.1", "--port");
    return new Launch(port -> command(jvm, server, Integer.toString(port)), environment);
  }

  /** The packaged server as so many nodes of one cluster, which have a PostgreSQL in common. */
  public static List<Launch> cluster(Path jar, List<String> jvm, int count) {
    List<Integer> ports = Ports.free(count);
    String nodes = ports.stream().map(p -> "127.0.0.1:" + p).collect(Collectors.joining(","));
    return ports.stream()
        .map(
            port ->
                jar(
                    jar,
                    jvm,
                    Map.of(
                        "GRPC_CHAT_OPS_PORT", "0",
                        "GRPC_CHAT_STORE_KIND", "postgresql",
                        "GRPC_CHAT_CLUSTER_NODES", nodes,
                        "GRPC_CHAT_CLUSTER_HOST", "127.0.0.1",
                        "GRPC_CHAT_CLUSTER_PORT", Integer.toString(port))))
        .toList();
  }

  /** The baseline server, with its usual rooms. */
  public static Launch baseline(List<String> jvm) {
    List<String> server = List.of("-cp", classPath(), Main.class.getName(), "baseline");
    return new Launch(port -> command(jvm, server, "--listen=127.0.0.1:" + port), Map.of());
  }

  /** Of this process; in full, as a server runs in a directory of its own. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static List<String> command(List<String> jvm, List<String> server, String port) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(server);
    command.add(port);
    return command;
  }
}
