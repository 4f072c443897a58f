package chat.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import chat.Await;
import chat.e2e.ChatClient;
import chat.e2e.DeafPerson;
import chat.ops.Asking;
import chat.ops.Scraped;
import chat.proto.EndCode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server tells its operator how it is. */
class OpsIT {
  /** The operator's file as it is shipped, beside the pom. */
  private static final Path SHIPPED_SETTINGS = Path.of("application.conf");

  @TempDir Path directory;

  @Test
  void metricsHealthAndReadinessWithTheShippedSettings() throws Exception {
    Files.copy(SHIPPED_SETTINGS, directory.resolve("application.conf"));

    try (ServerJar server = ServerJar.start(directory, "--port", "0");
        ChatClient client = ChatClient.of(server.address())) {
      Asking ops = operator(server);
      client.check("");

      assertThat(ops.get("/health").body()).isEqualTo("alive\n");
      assertThat(ops.get("/ready").body()).isEqualTo("ready\n");
      Await.until(
          "the refusal is counted",
          () -> ops.metrics().value("grpc_chat_refusals_total", "code", "name_invalid") == 1);
      Scraped scraped = ops.metrics();
      assertThat(scraped.labelValues("grpc_chat_people", "room"))
          .containsExactlyInAnyOrder("general", "tech", "gaming", "random");
      assertThat(scraped.value("grpc_chat_store_healthy")).isEqualTo(1);
      assertThat(scraped.names()).contains("process_open_fds", "jvm_memory_used_bytes");
    }
  }

  @Test
  void isNotReadyWhileItStops() throws Exception {
    Files.writeString(
        directory.resolve("application.conf"),
        "grpc-chat { server.stop-deadline = 3s, limits.person.messages-per-second = off }");

    try (ServerJar server = ServerJar.start(directory, "--port", "0");
        DeafPerson person = DeafPerson.of(server.address())) {
      Asking ops = operator(server);

      server.terminate();

      Await.until("not ready", () -> ops.get("/ready").statusCode() == 503);
      assertThat(ops.get("/ready").body()).isEqualTo("the server is stopping\n");
      assertThat(ops.get("/health").statusCode()).isEqualTo(200);
      assertThat(person.talker().sessionEnded().getCode())
          .isEqualTo(EndCode.END_CODE_SERVER_STOPPING);
      assertThat(server.exitCode()).isZero();
      assertThat(server.errors()).isEmpty();
    }
  }

  @Test
  void isShownAndDrainedByCommands() throws Exception {
    try (ServerJar server = ServerJar.start(directory, "--port", "0")) {
      String address = "127.0.0.1:" + server.opsAddress().getPort();
      try (ServerJar nodes = ServerJar.start(directory, "nodes", "--ops", address)) {
        assertThat(nodes.exitCode()).isZero();
        assertThat(nodes.output()).anyMatch(line -> line.matches("\\S+ +up +0 +0 +4 +yes"));
      }
      try (ServerJar drain = ServerJar.start(directory, "drain", "--ops", address)) {
        assertThat(drain.exitCode()).isZero();
        assertThat(drain.output()).last().isEqualTo("ended");
      }
      assertThat(server.exitCode()).isZero();
    }
  }

  @Test
  void takenPortExitsWithOneAndOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Map<String, String> environment =
          Map.of("GRPC_CHAT_OPS_PORT", String.valueOf(taken.getLocalPort()));
      try (ServerJar server = ServerJar.start(directory, environment, "--port", "0")) {
        assertThat(server.exitCode()).isEqualTo(1);
        assertThat(server.output()).isEmpty();
        assertThat(server.errors())
            .containsExactly(
                "error: Cannot listen for the operator on port %d of 127.0.0.1: another program uses it. Stop that program, choose another port with grpc-chat.ops.port, or turn the endpoint off there."
                    .formatted(taken.getLocalPort()));
      }
    }
  }

  private static Asking operator(ServerJar server) {
    server.line();
    server.line();
    return new Asking(server.opsAddress());
  }
}
