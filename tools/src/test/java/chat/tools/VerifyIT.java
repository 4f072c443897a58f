package chat.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged tools against the packaged server, which is killed for good measure. */
class VerifyIT {
  private static final long PATIENCE_SECONDS = 240;

  @TempDir private Path home;
  private int port;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Process script = program("start", List.of("sh", "-c", restart()));
    assertThat(script.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(script.exitValue()).as("see %s", home).isZero();
  }

  @AfterEach
  void stop() throws IOException {
    long pid = Long.parseLong(Files.readString(home.resolve("server.pid")).strip());
    ProcessHandle.of(pid)
        .ifPresent(
            server -> {
              server.destroyForcibly();
              server.onExit().join();
            });
  }

  @Test
  void nothingIsLostThroughFaultsAndKills() throws IOException, InterruptedException {
    JsonObject figures =
        run(
            "verify",
            "--users=20",
            "--rooms=2",
            "--rooms-per-user=1",
            "--rate=40",
            "--duration=30",
            "--seed=20",
            "--cut-interval=4",
            "--stall-interval=8",
            "--longest-stall=4",
            "--kills=4",
            "--kill-interval=3",
            "--faults=cut,stall,resend,kill=" + restart());

    for (String figure : List.of("lost", "duplicated", "reordered", "disagreements", "unsettled")) {
      assertThat(figures.get(figure).getAsLong()).as("%s in %s", figure, figures).isZero();
    }
    assertThat(figures.get("sent").getAsLong())
        .isGreaterThan(1000)
        .isEqualTo(figures.get("acknowledged").getAsLong());
    assertThat(figures.get("kills").getAsLong()).isEqualTo(4);
    assertThat(figures.get("cuts").getAsLong()).isGreaterThan(50);
    assertThat(figures.get("resumed").getAsLong()).isPositive();
  }

  private String restart() {
    Path script = Path.of("restart-server").toAbsolutePath();
    return "exec '%s' '%s' '%s' --host 127.0.0.1 --port %d"
        .formatted(script, home, Path.of(System.getProperty("server.jar")).toAbsolutePath(), port);
  }

  private JsonObject run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("java", "-jar", System.getProperty("tools.jar")));
    command.addAll(List.of(arguments));
    command.add("--target=127.0.0.1:" + port);
    Process tools = program("verify", command);
    assertThat(tools.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    List<String> lines = Files.readAllLines(output("verify"));
    assertThat(lines).as(Files.readString(errors("verify"))).isNotEmpty();
    JsonObject figures = JsonParser.parseString(lines.get(lines.size() - 1)).getAsJsonObject();
    assertThat(tools.exitValue())
        .as("%s%n%s", figures, Files.readString(errors("verify")))
        .isZero();
    return figures;
  }

  /**
   * With the Java that runs the tests, and no settings for the server from the environment but no
   * operator's port.
   */
  private Process program(String name, List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(output(name).toFile())
            .redirectError(errors(name).toFile());
    builder.environment().keySet().removeIf(variable -> variable.startsWith("GRPC_CHAT_"));
    builder.environment().put("GRPC_CHAT_OPS_PORT", "off");
    builder
        .environment()
        .merge(
            "PATH",
            Path.of(System.getProperty("java.home"), "bin").toString(),
            (path, java) -> java + ":" + path);
    return builder.start();
  }

  private Path output(String program) {
    return home.resolve(program + ".out");
  }

  private Path errors(String program) {
    return home.resolve(program + ".err");
  }
}
