package chat.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.ChatClient;
import chat.e2e.Conversation;
import chat.e2e.Reflection;
import chat.proto.EndCode;
import chat.proto.RoomInfo;
import grpc.health.v1.HealthCheckRequest;
import grpc.health.v1.HealthCheckResponse.ServingStatus;
import grpc.health.v1.HealthGrpc;
import io.grpc.Status;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server serves and stops. */
class ServingIT {
  /** The operator's file as it is shipped, beside the pom. */
  private static final Path SHIPPED_SETTINGS = Path.of("application.conf");

  @TempDir Path directory;

  @Test
  void servesFromAnEmptyDirectory() throws Exception {
    try (ServerJar server = ServerJar.start(directory, "--port", "0");
        ChatClient client = ChatClient.of(server.address())) {
      assertThat(server.line())
          .isEqualTo(
              "Rooms and how many people they hold: general (20), tech (20), gaming (20), random (20).");
      assertThat(server.line()).isEqualTo("Stop with Ctrl+C or SIGTERM.");
      assertThat(server.line())
          .matches(
              "For the operator: http://127\\.0\\.0\\.1:\\d+ with /metrics, /health, /ready and /nodes\\.");
      assertThat(server.line()).contains("WARN", "connections are not encrypted", "server.tls");
      assertThat(client.check("张三").getMessage()).isEqualTo("用户名 张三 可用，已为您保留。");
    }
  }

  @Test
  void servesWithTheShippedSettings() throws Exception {
    Files.copy(SHIPPED_SETTINGS, directory.resolve("application.conf"));

    try (ServerJar server = ServerJar.start(directory, "--port", "0");
        ChatClient client = ChatClient.of(server.address())) {
      assertThat(client.rooms())
          .extracting(RoomInfo::getRoomId)
          .containsExactly("general", "tech", "gaming", "random");
    }
  }

  @Test
  void namesChineseRoomsInAnyLocale() throws Exception {
    Files.writeString(
        directory.resolve("application.conf"), "grpc-chat.rooms = [{ name = 闲聊, capacity = 7 }]");

    try (ServerJar server = ServerJar.start(directory, "--port", "0");
        ChatClient client = ChatClient.of(server.address())) {
      assertThat(server.line()).isEqualTo("Rooms and how many people they hold: 闲聊 (7).");
      assertThat(client.rooms()).extracting(RoomInfo::getRoomId).containsExactly("闲聊");
    }
  }

  @Test
  void answersProbesAndReflection() throws Exception {
    try (ServerJar server = ServerJar.start(directory, "--port", "0");
        ChatClient client = ChatClient.of(server.address())) {
      assertThat(
              HealthGrpc.newBlockingStub(client.channel())
                  .check(HealthCheckRequest.getDefaultInstance())
                  .getStatus())
          .isEqualTo(ServingStatus.SERVING);
      assertThat(new Reflection(client.channel()).services())
          .contains("chat.ChatService", "grpc.health.v1.Health");
    }
  }

  @Test
  void logsALineForEachEventThatNoTextCanForge() throws Exception {
    Path settings = directory.resolve("talkative.conf");
    Files.writeString(settings, "grpc-chat.log.message-text = on");

    try (ServerJar server =
            ServerJar.start(
                directory, "--host", "127.0.0.1", "--port", "0", "--config", settings.toString());
        ChatClient client = ChatClient.of(server.address())) {
      Conversation zhang = client.join("张三", "general");
      zhang.say("hi\nINFO Room left room=general user=李四\u2028").broadcast();

      server.line();
      server.line();
      server.opsAddress();
      assertThat(server.line()).matches("[-0-9T:.+Z]+ INFO  Room joined room=general user=张三 .*");
      assertThat(server.line())
          .endsWith("text=\"hi\\u000aINFO Room left room=general user=李四\\u2028\"");
    }
  }

  @Test
  void stopsOnSigtermAndTellsPeople() throws Exception {
    try (ServerJar server = ServerJar.start(directory, "--port", "0")) {
      InetSocketAddress address = server.address();
      try (ChatClient client = ChatClient.of(address);
          ChatClient silent = ChatClient.of(address)) {
        Conversation alice = client.join("alice", "general");
        silent.join("silent", "tech");
        silent.freeze();

        Instant before = Instant.now();
        server.terminate();

        assertThat(alice.sessionEnded().getCode()).isEqualTo(EndCode.END_CODE_SERVER_STOPPING);
        assertThat(alice.status().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(server.exitCode()).isZero();
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(server.output())
            .contains("Stopping; once more stops at once.")
            .endsWith("Stopped.");
        assertThat(server.errors()).isEmpty();
      }
    }
  }
}
