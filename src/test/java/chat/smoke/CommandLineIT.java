package chat.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.ChatClient;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged server says, and the exit codes that scripts and supervisors see. */
class CommandLineIT {
  @TempDir Path directory;

  @Test
  void helpNamesEveryOption() throws Exception {
    try (ServerJar server = ServerJar.start(directory, "--help")) {
      assertThat(server.exitCode()).isZero();
      assertThat(String.join("\n", server.output()))
          .contains("--host", "--port", "--config", "--help", "--version", "50051");
      assertThat(server.errors()).isEmpty();
    }
  }

  @Test
  void versionIsThatOfTheBuild() throws Exception {
    try (ServerJar server = ServerJar.start(directory, "--version")) {
      assertThat(server.exitCode()).isZero();
      assertThat(server.output())
          .singleElement()
          .asString()
          .matches("grpc-chat-server \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
  }

  @Test
  void unknownOptionExitsWithTwo() throws Exception {
    try (ServerJar server = ServerJar.start(directory, "--prot", "1")) {
      assertThat(server.exitCode()).isEqualTo(2);
      assertThat(server.errors().get(0)).contains("--prot");
    }
  }

  @Test
  void wrongSettingsExitWithTwoAndNameTheirPlaces() throws Exception {
    Files.writeString(
        directory.resolve("application.conf"),
        """
        grpc-chat {
          room-capacity = none
          lang = en
        }
        """);

    try (ServerJar server = ServerJar.start(directory, "--port", "70000")) {
      assertThat(server.exitCode()).isEqualTo(2);
      assertThat(server.output()).isEmpty();
      assertThat(server.errors())
          .hasSize(3)
          .allMatch(line -> line.startsWith("error: "))
          .anyMatch(
              line -> line.contains("grpc-chat.room-capacity") && line.contains("application.conf"))
          .anyMatch(line -> line.contains("grpc-chat.lang") && line.contains("application.conf"))
          .anyMatch(line -> line.contains("--port") && line.contains("70000"));
    }
  }

  @Test
  void missingFileExitsWithTwo() throws Exception {
    try (ServerJar server = ServerJar.start(directory, "--config", "missing.conf")) {
      assertThat(server.exitCode()).isEqualTo(2);
      assertThat(server.errors()).singleElement().asString().contains("missing.conf");
    }
  }

  @Test
  void takenPortExitsWithOneAndOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerJar server =
            ServerJar.start(
                directory, "--host", "127.0.0.1", "--port", "" + taken.getLocalPort())) {
      assertThat(server.exitCode()).isEqualTo(1);
      assertThat(server.output()).isEmpty();
      assertThat(server.errors())
          .containsExactly(
              "error: Cannot listen on port %d of 127.0.0.1: another program uses it. Stop that program, or choose another port with --port."
                  .formatted(taken.getLocalPort()));
    }
  }

  @Test
  void devCertificateMakesWhatTheServerTakes() throws Exception {
    try (ServerJar making = ServerJar.start(directory, "dev-certificate", "--host", "chat.test")) {
      assertThat(making.exitCode()).isZero();
      assertThat(making.errors()).isEmpty();
    }

    try (ServerJar server = encrypted();
        ChatClient client =
            ChatClient.trusting(
                Files.readString(directory.resolve("tls/ca.pem")), server.address())) {
      assertThat(client.rooms()).hasSize(4);
    }
  }

  @Test
  void keyThatCannotBeUsedExitsWithOneAndOneSentence() throws Exception {
    Path tls = Files.createDirectory(directory.resolve("tls"));
    Files.writeString(tls.resolve("server.pem"), "");
    Files.writeString(tls.resolve("server-key.pem"), "-----BEGIN RSA PRIVATE KEY-----");

    try (ServerJar server = encrypted()) {
      assertThat(server.exitCode()).isEqualTo(1);
      assertThat(server.output()).isEmpty();
      assertThat(server.errors())
          .containsExactly(
              "error: tls/server-key.pem ends in the middle, or is damaged: write it anew.");
    }
  }

  private ServerJar encrypted() throws Exception {
    return ServerJar.start(
        directory,
        "--port",
        "0",
        "--tls-certificate",
        "tls/server.pem",
        "--tls-key",
        "tls/server-key.pem");
  }
}
