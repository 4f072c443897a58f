package chat.tools.launch;

import chat.tools.Main;
import com.google.common.net.HostAndPort;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How to start a server.
 *
 * @param command its command line, for the address that it is to listen on
 * @param environment what it needs beside what this process has
 * @param operator where its operator's endpoint is; absent if that is not known
 * @param next how to start it again; absent if in the same way
 */
public record Launch(
    Function<HostAndPort, List<String>> command,
    Map<String, String> environment,
    Optional<HostAndPort> operator,
    Optional<Launch> next) {
  private Launch(Function<HostAndPort, List<String>> command, Map<String, String> environment) {
    this(command, environment, Optional.empty(), Optional.empty());
  }

  /**
   * The packaged server. Its settings are the defaults and those of the environment; its metrics
   * take a free port unless the environment names one.
   *
   * @param jvm arguments of the virtual machine
   */
  public static Launch jar(Path jar, List<String> jvm, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>();
    if (!System.getenv().containsKey("GRPC_CHAT_OPS_PORT")) {
      environment.put("GRPC_CHAT_OPS_PORT", "0");
    }
    environment.putAll(settings);
    String path = jar.toAbsolutePath().toString();
    return new Launch(
        at -> java(jvm, List.of("-jar", path, "--host", at.getHost(), "--port", "" + at.getPort())),
        environment);
  }

  /** The packaged server as one of the nodes of a cluster, which have a PostgreSQL in common. */
  static Launch node(Path jar, List<String> jvm, Place place, List<Place> all) {
    Map<String, String> settings = new HashMap<>();
    settings.put("GRPC_CHAT_OPS_HOST", place.operator().getHost());
    settings.put("GRPC_CHAT_OPS_PORT", Integer.toString(place.operator().getPort()));
    settings.put("GRPC_CHAT_STORE_KIND", "postgresql");
    settings.put("GRPC_CHAT_CLUSTER_NODES", peers(all));
    settings.put("GRPC_CHAT_CLUSTER_HOST", place.peers().getHost());
    settings.put("GRPC_CHAT_CLUSTER_PORT", Integer.toString(place.peers().getPort()));
    settings.putAll(place.settings());
    return jar(jar, jvm, settings).behind(place.within()).operatedAt(place.operator());
  }

  private static String peers(List<Place> all) {
    return all.stream().map(place -> place.peers().toString()).collect(Collectors.joining(","));
  }

  /** The same, and when it is started again that one. */
  Launch then(Launch other) {
    return new Launch(command, environment, operator, Optional.of(other));
  }

  /** The same, started by another program. */
  Launch behind(List<String> starter) {
    return new Launch(
        at -> Stream.concat(starter.stream(), command.apply(at).stream()).toList(),
        environment,
        operator,
        next);
  }

  private Launch operatedAt(HostAndPort endpoint) {
    return new Launch(command, environment, Optional.of(endpoint), next);
  }

  /** The baseline server, with its usual rooms. */
  public static Launch baseline(List<String> jvm) {
    String main = Main.class.getName();
    return new Launch(
        at -> java(jvm, List.of("-cp", classPath(), main, "baseline", "--listen=" + at)), Map.of());
  }

  /** Of this process; in full, as a server runs in a directory of its own. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static List<String> java(List<String> jvm, List<String> program) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(program);
    return command;
  }
}
