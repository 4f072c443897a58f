package chat;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import chat.config.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class MainTest {
  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Settings> started = new ArrayList<>();
  private Path file;

  @BeforeEach
  void writeFile() throws IOException {
    file = Files.writeString(directory.resolve("chat.conf"), "grpc-chat.room-capacity = 7");
  }

  private int run(Map<String, String> environment, ServerRunner runner, String... arguments) {
    return Main.run(
        arguments, environment, new PrintWriter(out, true), new PrintWriter(err, true), runner);
  }

  private int run(String... arguments) {
    return run(
        Map.of(),
        (settings, config) -> {
          started.add(settings);
          return 0;
        },
        arguments);
  }

  @Nested
  class CommandsForARunningServer {
    @Test
    void sayWhatToDoWhenNobodyIsThere() throws IOException {
      int port;
      try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      for (String command : List.of("drain", "nodes")) {
        assertThat(run(command, "--ops", "127.0.0.1:" + port)).isEqualTo(1);
      }
      assertThat(err.toString().lines())
          .hasSize(2)
          .containsOnly(
              "error: No server listens for its operator at 127.0.0.1:%d. Start it, or name its grpc-chat.ops.host and port with --ops."
                  .formatted(port));
    }

    @Test
    void refuseAnAddressThatIsNone() {
      assertThat(run("nodes", "--ops", "http://127.0.0.1/")).isEqualTo(2);
      assertThat(err.toString()).contains("allowed: HOST:PORT");
    }

    @Test
    void needAnEndpoint() {
      assertThat(run(Map.of("GRPC_CHAT_OPS_PORT", "off"), (settings, config) -> 0, "drain"))
          .isEqualTo(2);
      assertThat(err.toString()).contains("grpc-chat.ops.port is off");
    }
  }

  @Nested
  class Run {
    @Test
    void optionsReachTheServer() {
      assertThat(run("--host", "127.0.0.1", "--port=0", "--config", file.toString())).isZero();
      assertThat(started)
          .singleElement()
          .satisfies(
              settings -> {
                assertThat(settings.server().host()).isEqualTo("127.0.0.1");
                assertThat(settings.server().port()).isZero();
                assertThat(settings.rooms().get(0).capacity()).isEqualTo(7);
              });
      assertThat(err.toString()).isEmpty();
      assertThat(out.toString()).isEmpty();
    }

    @Test
    void optionsOfEncryptionReachTheServer() {
      assertThat(run("--tls-certificate=a.pem", "--tls-key=b.pem", "--config", file.toString()))
          .isZero();
      assertThat(started.get(0).server().tls())
          .hasValueSatisfying(
              tls -> {
                assertThat(tls.certificate()).isEqualTo(Path.of("a.pem"));
                assertThat(tls.key()).isEqualTo(Path.of("b.pem"));
              });
    }

    @Test
    void exitCodeIsTheServers() {
      assertThat(run(Map.of(), (settings, config) -> 1, "--config", file.toString())).isEqualTo(1);
    }

    @Test
    void unknownVariableIsWarnedOf() {
      assertThat(run(Map.of("GRPC_CHAT_PORT", "tcp://10.0.0.1:80"), (s, c) -> 0)).isZero();
      assertThat(err.toString().lines())
          .containsExactly("warning: environment variable GRPC_CHAT_PORT is not used");
    }
  }

  @Nested
  class Information {
    @Test
    void helpNamesEveryOption() {
      assertThat(run("--help")).isZero();
      assertThat(out.toString())
          .contains("--host", "--port", "--config", "--help", "--version", "50051", "[::]")
          .contains("--tls-certificate", "--tls-key", "dev-certificate");
      assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
      assertThat(started).isEmpty();
    }

    @Test
    void versionIsTheBuilds() {
      assertThat(run("--version")).isZero();
      assertThat(out.toString()).matches("grpc-chat-server \\d+\\.\\d+\\.\\d+\\S*\\R");
      assertThat(started).isEmpty();
    }
  }

  @Nested
  class Failure {
    @Test
    void unknownOptionIsUsageError() {
      assertThat(run("--speed", "7")).isEqualTo(2);
      assertThat(err.toString()).contains("--speed", "Usage:").doesNotContain("\tat ");
      assertThat(started).isEmpty();
    }

    @Test
    void whatWasTypedCannotCommandTheTerminal() {
      assertThat(run("--\u001b[2Jspeed\u202e")).isEqualTo(2);
      assertThat(err.toString())
          .contains("--\\u001b[2Jspeed\\u202e", "Usage:")
          .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void wrongValuesAreOneLineEach() {
      assertThat(run("--port", "abc", "--host", "a b")).isEqualTo(2);
      assertThat(err.toString().lines())
          .containsExactly(
              "error: grpc-chat.server.host (option --host): found \"a b\";"
                  + " allowed: an IP address or a host name, without a port",
              "error: grpc-chat.server.port (option --port): found \"abc\";"
                  + " allowed: a whole number from 0 to 65535");
      assertThat(started).isEmpty();
    }

    @Test
    void missingFileIsOneLine() {
      Path missing = directory.resolve("nowhere.conf");
      assertThat(run("--config", missing.toString())).isEqualTo(2);
      assertThat(err.toString().lines())
          .containsExactly("error: " + missing + ": there is no such file");
    }

    @Test
    void wrongValueOfLibraryIsOneLine() throws IOException {
      Files.writeString(file, "akka.log-dead-letters-during-shutdown = maybe");
      ServerRunner reader =
          (settings, config) -> config.getInt("akka.log-dead-letters-during-shutdown");
      assertThat(run(Map.of(), reader, "--config", file.toString())).isEqualTo(2);
      assertThat(err.toString().lines())
          .singleElement()
          .asString()
          .startsWith("error: " + file + ": 1: ")
          .contains("akka.log-dead-letters-during-shutdown");
    }

    @Test
    void serverThatCannotStartSaysWhyInOneLine() {
      ServerRunner taken =
          (settings, config) -> {
            throw new StartFailure("port 50051 is taken", new IOException("bind"));
          };
      assertThat(run(Map.of(), taken)).isEqualTo(1);
      assertThat(err.toString().lines()).containsExactly("error: port 50051 is taken");
    }

    @Test
    void bugIsLoggedAndNotShownAsUsersMistake() {
      var bug = new IllegalStateException("broken");
      var log = (Logger) LoggerFactory.getLogger(ServerCommand.class);
      var records = new ListAppender<ILoggingEvent>();
      records.start();
      log.addAppender(records);
      log.setAdditive(false);
      try {
        ServerRunner broken =
            (settings, config) -> {
              throw bug;
            };
        assertThat(run(Map.of(), broken)).isEqualTo(1);
      } finally {
        log.setAdditive(true);
        log.detachAppender(records);
      }
      assertThat(err.toString()).isEmpty();
      assertThat(records.list)
          .singleElement()
          .satisfies(
              record -> {
                assertThat(record.getLevel()).isEqualTo(Level.ERROR);
                assertThat(((ThrowableProxy) record.getThrowableProxy()).getThrowable())
                    .isSameAs(bug);
              });
    }
  }
}
