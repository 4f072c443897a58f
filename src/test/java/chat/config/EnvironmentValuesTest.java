package chat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.config.Settings.RoomSettings;
import chat.config.SettingsLoader.Loaded;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentValuesTest {
  private final Map<String, String> environment = new HashMap<>();

  private Loaded load() throws SettingsException {
    return new SettingsLoader(Path.of("no such directory"), environment)
        .load(Optional.empty(), Map.of());
  }

  private List<String> problems() {
    return assertThrows(SettingsException.class, this::load).problems();
  }

  @Test
  void everyKeyHasItsOwnVariable() {
    var keys = new KnownKeys(ConfigFactory.defaultReferenceUnresolved().resolve()).defaults();
    assertThat(keys.keySet().stream().map(KnownKeys::environmentName))
        .doesNotHaveDuplicates()
        .contains("GRPC_CHAT_SESSION_TEXT_LIMIT", "GRPC_CHAT_ROOMS", "GRPC_CHAT_LANGUAGE")
        .allMatch(name -> name.matches("GRPC_CHAT(_[A-Z]+)+"));
  }

  @Test
  void valuesOfEveryTypeAreRead() throws SettingsException {
    environment.put("GRPC_CHAT_SERVER_HOST", "127.0.0.1");
    environment.put("GRPC_CHAT_SERVER_TRANSPORT_MAX_MESSAGE_BYTES", "128 KiB");
    environment.put("GRPC_CHAT_SESSION_JOIN_DEADLINE", "1m");
    environment.put("GRPC_CHAT_LOG_MESSAGE_TEXT", "on");
    environment.put("GRPC_CHAT_LANGUAGE", "en");
    Settings settings = load().settings();
    assertThat(settings.server().host()).isEqualTo("127.0.0.1");
    assertThat(settings.server().transport().maxMessageBytes()).isEqualTo(131_072);
    assertThat(settings.session().joinDeadline()).hasMinutes(1);
    assertThat(settings.log().messageText()).isTrue();
    assertThat(settings.language()).isEqualTo(Language.EN);
  }

  @Test
  void roomsAreHocon() throws SettingsException {
    environment.put("GRPC_CHAT_ROOMS", "[{name=general,capacity=30}]");
    assertThat(load().settings().rooms()).containsExactly(new RoomSettings("general", 30, ""));
  }

  @Test
  void wrongValueNamesTheVariable() {
    environment.put("GRPC_CHAT_SERVER_PORT", "");
    environment.put("GRPC_CHAT_ROOMS", "[{name=a,capacity=0}]");
    assertThat(problems())
        .containsExactlyInAnyOrder(
            "grpc-chat.server.port (environment variable GRPC_CHAT_SERVER_PORT): found \"\";"
                + " allowed: a whole number from 0 to 65535",
            "grpc-chat.rooms[0].capacity (environment variable GRPC_CHAT_ROOMS): found 0;"
                + " allowed: a whole number from 1 to 10000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "${?NOWHERE}", "7"})
  void hoconThatIsNoListNamesTheVariable(String text) {
    environment.put("GRPC_CHAT_ROOMS", text);
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("grpc-chat.rooms (environment variable GRPC_CHAT_ROOMS): found ");
  }

  @Test
  void hoconThatCannotBeReadNamesTheVariable() {
    environment.put("GRPC_CHAT_ROOMS", "[{name=a");
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("environment variable GRPC_CHAT_ROOMS: not readable as HOCON: ");
  }

  @Test
  void unknownVariableIsOnlyWarnedOf() throws SettingsException {
    environment.put("GRPC_CHAT_PORT_50051_TCP_PROTO", "tcp");
    environment.put("GRPC_CHAT_SERVER_PROT", "1");
    environment.put("GRPC_CHATTER", "1");
    assertThat(load().warnings())
        .containsExactly(
            "environment variable GRPC_CHAT_PORT_50051_TCP_PROTO is not used",
            "environment variable GRPC_CHAT_SERVER_PROT is not used;"
                + " did you mean GRPC_CHAT_SERVER_PORT?");
  }
}
