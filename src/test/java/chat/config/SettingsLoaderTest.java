package chat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.config.Settings.RoomSettings;
import chat.config.SettingsLoader.Loaded;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsLoaderTest {
  private static final String PORT = "grpc-chat.server.port";

  @TempDir Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, ConfigValue> options = new HashMap<>();

  private Loaded load() throws SettingsException {
    return new SettingsLoader(directory, environment).load(Optional.empty(), options);
  }

  private Loaded load(Path file) throws SettingsException {
    return new SettingsLoader(directory, environment).load(Optional.of(file), options);
  }

  private List<String> problems() {
    return assertThrows(SettingsException.class, this::load).problems();
  }

  private List<String> problems(Path file) {
    return assertThrows(SettingsException.class, () -> load(file)).problems();
  }

  private Path write(String hocon) {
    return write("application.conf", hocon, StandardCharsets.UTF_8);
  }

  private Path write(String name, String hocon, Charset charset) {
    try {
      return Files.writeString(directory.resolve(name), hocon, charset);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void option(String name, String key, String value) {
    options.put(key, ConfigValueFactory.fromAnyRef(value, "option " + name));
  }

  @Nested
  class Order {
    @Test
    void defaultsHoldWithoutAnythingElse() throws SettingsException {
      assertThat(load().settings()).isEqualTo(TestSettings.defaults());
    }

    @Test
    void fileWinsOverDefault() throws SettingsException {
      write("grpc-chat.server.port = 1");
      assertThat(load().settings().server().port()).isEqualTo(1);
    }

    @Test
    void environmentWinsOverFile() throws SettingsException {
      write("grpc-chat.server.port = 1");
      environment.put("GRPC_CHAT_SERVER_PORT", "2");
      assertThat(load().settings().server().port()).isEqualTo(2);
    }

    @Test
    void optionWinsOverEnvironment() throws SettingsException {
      write("grpc-chat.server.port = 1");
      environment.put("GRPC_CHAT_SERVER_PORT", "2");
      option("--port", PORT, "3");
      assertThat(load().settings().server().port()).isEqualTo(3);
    }

    @Test
    void systemPropertiesAreNoSource() throws SettingsException {
      System.setProperty(PORT, "4");
      try {
        assertThat(load().settings().server().port()).isEqualTo(50051);
      } finally {
        System.clearProperty(PORT);
      }
    }

    @Test
    void configForTheActorSystemSaysTheSame() throws SettingsException {
      write("grpc-chat.server.host = localhost");
      environment.put("GRPC_CHAT_SESSION_QUEUE_LENGTH", "9");
      option("--port", PORT, "3");
      var config = load().config();
      assertThat(config.getString("grpc-chat.server.host")).isEqualTo("localhost");
      assertThat(config.getInt("grpc-chat.session.queue-length")).isEqualTo(9);
      assertThat(config.getInt(PORT)).isEqualTo(3);
    }
  }

  @Nested
  class File {
    @Test
    void namedFileReplacesTheOneInTheWorkingDirectory() throws SettingsException {
      write("grpc-chat { server.port = 1, room-capacity = 9 }");
      write("other.conf", "grpc-chat.server.port = 2", StandardCharsets.UTF_8);
      Settings settings = load(Path.of("other.conf")).settings();
      assertThat(settings.server().port()).isEqualTo(2);
      assertThat(settings.rooms().get(0).capacity()).isEqualTo(20);
    }

    @Test
    void akkasOwnKeysArePassedOn() throws SettingsException {
      write("akka.log-dead-letters = 7");
      var config = load().config();
      assertThat(config.getInt("akka.log-dead-letters")).isEqualTo(7);
      assertThat(config.getString("akka.version")).isEqualTo("2.8.5");
    }

    @Test
    void operatorsOwnNamesMayBeUsed() throws SettingsException {
      write("my-size = 30\ngrpc-chat.room-capacity = ${my-size}");
      assertThat(load().settings().rooms().get(0).capacity()).isEqualTo(30);
    }

    @Test
    void roomsCanBeAddedToTheDefault() throws SettingsException {
      write("grpc-chat.rooms += { name = extra }");
      assertThat(load().settings().rooms())
          .extracting(RoomSettings::name)
          .containsExactly("general", "tech", "gaming", "random", "extra");
    }

    @Test
    void missingOneIsNamed() {
      Path missing = directory.resolve("nowhere.conf");
      assertThat(problems(missing)).containsExactly(missing + ": there is no such file");
    }

    @Test
    void directoryIsNamed() {
      assertThat(problems(directory))
          .containsExactly(directory + ": this is a directory, not a file");
    }

    @Test
    void otherEncodingIsNamed() {
      Path file = write("gbk.conf", "# 聊天\n", Charset.forName("GBK"));
      assertThat(problems(file)).containsExactly(file + ": the file is not in UTF-8");
    }

    @Test
    void missingIncludedFileIsNamed() {
      Path file = write("include required(file(\"" + directory.resolve("part.conf") + "\"))");
      assertThat(problems(file))
          .containsExactly(directory.resolve("part.conf") + ": the included file cannot be read");
    }

    @ParameterizedTest
    @CsvSource({"'grpc-chat {\n\n', 3", "'\na = ]', 2", "'a = ${nowhere}', 1", "'\na..b = 1', 2"})
    void syntaxErrorIsOneSentenceWithTheLine(String hocon, int line) {
      Path file = write(hocon);
      assertThat(problems())
          .singleElement()
          .asString()
          .startsWith(file + ", line " + line + ": not readable as HOCON: ")
          .doesNotContain("if you intended", "\n", "Exception");
    }
  }

  @Nested
  class UnknownKey {
    @ParameterizedTest
    @CsvSource({
      "grpc-chat.server.prot, grpc-chat.server.port",
      "grpc-chat.port, grpc-chat.cluster.port or grpc-chat.ops.port or grpc-chat.server.port",
      "grpc-chat.sesion.text-limit, grpc-chat.session",
      "grpc-chta.server.port, grpc-chat",
      "server.port, grpc-chat.server",
      "rooms, grpc-chat.rooms"
    })
    void nearMissSaysWhatWasMeant(String typed, String meant) {
      Path file = write("\n" + typed + " = 1");
      assertThat(problems())
          .singleElement()
          .asString()
          .contains(" (" + file + ", line 2): ")
          .endsWith("unknown key; did you mean " + meant + "?");
    }

    @Test
    void otherOneSaysWhatIsKnownThere() {
      Path file = write("grpc-chat {\n  log {\n    colour = red\n  }\n}");
      assertThat(problems())
          .containsExactly(
              "grpc-chat.log.colour ("
                  + file
                  + ", line 3): unknown key; known in grpc-chat.log: level, message-text");
    }

    @Test
    void cannotForgeLines() {
      write("grpc-chat.log.\"a\\nerror: b\\u001b\" = 1");
      assertThat(problems()).singleElement().asString().doesNotContain("\n", "\u001b");
    }
  }

  @Nested
  class Errors {
    @Test
    void valueInPlaceOfBlockIsNamed() {
      Path file = write("grpc-chat.names = 7");
      assertThat(problems())
          .containsExactly(
              "grpc-chat.names (" + file + ", line 1): found 7; allowed: a block { ... }");
      write("grpc-chat = 7");
      assertThat(problems()).singleElement().asString().startsWith("grpc-chat (");
    }

    @Test
    void blockOrNullInPlaceOfValueIsNamed() {
      write("grpc-chat { server.port { a = 1 }, log.level = null, rooms { a = 1 } }");
      assertThat(problems())
          .satisfiesExactlyInAnyOrder(
              line -> assertThat(line).contains("server.port", "found {\"a\":1}"),
              line -> assertThat(line).contains("log.level", "found null"),
              line -> assertThat(line).contains("rooms", "a list of 1 to 1000 rooms"));
    }

    @Test
    void allOfOneRunAreReportedTogether() {
      Path file = write("grpc-chat {\n  colour = red\n  room-capacity = 0\n}");
      environment.put("GRPC_CHAT_LANGUAGE", "fr");
      option("--port", PORT, "abc");
      assertThat(problems())
          .satisfiesExactlyInAnyOrder(
              line -> assertThat(line).startsWith("grpc-chat.colour (" + file + ", line 2)"),
              line -> assertThat(line).startsWith("grpc-chat.room-capacity (" + file + ", line 3)"),
              line -> assertThat(line).contains("(environment variable GRPC_CHAT_LANGUAGE)"),
              line ->
                  assertThat(line)
                      .isEqualTo(
                          "grpc-chat.server.port (option --port): found \"abc\";"
                              + " allowed: a whole number from 0 to 65535"));
    }
  }
}
