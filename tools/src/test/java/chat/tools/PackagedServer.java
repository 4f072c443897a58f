package chat.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged server in a directory of its own, and the packaged tools to run against it. */
final class PackagedServer implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 240;

  private final Path home;
  private final Map<String, String> environment;
  private final int port;

  /**
   * What a program of the tools said.
   *
   * @param lines its standard output
   * @param errors its standard error
   */
  record Said(int exitCode, List<String> lines, String errors) {
    String lastLine() {
      assertThat(lines).as(errors).isNotEmpty();
      return lines.get(lines.size() - 1);
    }
  }

  private PackagedServer(Path home, Map<String, String> environment) throws IOException {
    this.home = home;
    this.environment = environment;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
  }

  /**
   * Starts it, on a free port.
   *
   * @param settings the server's settings beside the port, as it reads them from the environment
   */
  static PackagedServer start(Path home, Map<String, String> settings)
      throws IOException, InterruptedException {
    PackagedServer server = new PackagedServer(home, settings);
    Process script = server.program("start", List.of("sh", "-c", server.restart()));
    assertThat(script.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(script.exitValue()).as("see %s", home).isZero();
    return server;
  }

  /** A shell command that kills it and starts it again. */
  String restart() {
    Path script = Path.of("restart-server").toAbsolutePath();
    return "exec '%s' '%s' '%s' --host 127.0.0.1 --port %d"
        .formatted(script, home, Path.of(System.getProperty("server.jar")).toAbsolutePath(), port);
  }

  long pid() throws IOException {
    return Long.parseLong(Files.readString(home.resolve("server.pid")).strip());
  }

  Path log() {
    return home.resolve("server.out");
  }

  /** Runs a command of the tools against it. */
  Said run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("java", "-jar", System.getProperty("tools.jar")));
    command.addAll(List.of(arguments));
    command.add("--target=127.0.0.1:" + port);
    Process tools = program("tools", command);
    assertThat(tools.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Said(
        tools.exitValue(),
        Files.readAllLines(home.resolve("tools.out")),
        Files.readString(home.resolve("tools.err")));
  }

  /** With the Java that runs the tests, and no other settings for the server. */
  private Process program(String name, List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(home.resolve(name + ".out").toFile())
            .redirectError(home.resolve(name + ".err").toFile());
    builder.environment().keySet().removeIf(variable -> variable.startsWith("GRPC_CHAT_"));
    builder.environment().put("GRPC_CHAT_OPS_PORT", "off");
    builder.environment().putAll(environment);
    builder
        .environment()
        .merge(
            "PATH",
            Path.of(System.getProperty("java.home"), "bin").toString(),
            (path, java) -> java + ":" + path);
    return builder.start();
  }

  @Override
  public void close() throws IOException {
    ProcessHandle.of(pid())
        .ifPresent(
            server -> {
              server.destroyForcibly();
              server.onExit().join();
            });
  }
}
