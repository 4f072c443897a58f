package chat.e2e;

import chat.Await;
import chat.ChatServer;
import chat.config.SettingsException;
import chat.config.SettingsLoader;
import chat.logging.LogLevels;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server for one test, on a free port of the loopback interface, and clients for it. As an
 * extension it lives as long as the test does; else until it is closed.
 */
final class TestServer implements AutoCloseable, BeforeEachCallback, AfterEachCallback {
  /**
   * Tests of many people are not about the log, and their output should be readable. Some talk
   * faster than people.
   */
  private static final String DEFAULTS =
      """
      grpc-chat.server { host = "127.0.0.1", port = 0, stop-deadline = 1s }
      grpc-chat.log.level = warn
      grpc-chat.store.kind = memory
      grpc-chat.ops.port = 0
      grpc-chat.limits.person.messages-per-second = off
      """;

  private static final Path WITHOUT_A_FILE = Path.of("no-such-directory");

  private final SettingsLoader.Loaded loaded;
  private final Deque<ChatClient> clients = new ConcurrentLinkedDeque<>();
  private ChatServer server;

  /**
   * A server that is not running yet.
   *
   * @param settings keys below {@code grpc-chat} that differ from the defaults, in HOCON
   */
  TestServer(String settings) {
    loaded = load("grpc-chat {\n" + settings + "\n}");
  }

  static TestServer started(String settings) {
    TestServer server = new TestServer(settings);
    server.start();
    return server;
  }

  private static SettingsLoader.Loaded load(String settings) {
    Map<String, ConfigValue> options = new TreeMap<>();
    ConfigFactory.parseString(settings)
        .withFallback(ConfigFactory.parseString(DEFAULTS))
        .entrySet()
        .forEach(entry -> options.put(entry.getKey(), entry.getValue()));
    try {
      return new SettingsLoader(WITHOUT_A_FILE, Map.of()).load(Optional.empty(), options);
    } catch (SettingsException wrong) {
      throw new AssertionError(wrong.problems().toString(), wrong);
    }
  }

  void start() {
    LogLevels.apply(loaded.settings().log().level());
    server = ChatServer.start(loaded.settings(), loaded.config());
  }

  ChatServer server() {
    return server;
  }

  InetSocketAddress address() {
    return server.address();
  }

  ChatClient client() {
    return closing(ChatClient.of(address()));
  }

  ChatClient clientSpeaking(String acceptLanguage) {
    return closing(ChatClient.speaking(acceptLanguage, address()));
  }

  ChatClient clientTrusting(String authority) {
    return closing(ChatClient.trusting(authority, address()));
  }

  ChatClient clientFrom(String address) {
    return closing(ChatClient.from(address, address()));
  }

  ChatClient clientWithWindow(int bytes) {
    return closing(ChatClient.withWindow(bytes, address()));
  }

  /** So many clients, numbered from 0. */
  Stream<ChatClient> clients(int count) {
    return IntStream.range(0, count).mapToObj(number -> client());
  }

  private ChatClient closing(ChatClient client) {
    clients.push(client);
    return client;
  }

  /** Waits until the list shows so many people in the room. */
  void awaitCount(String room, int people) {
    ChatClient observer = client();
    Await.until(people + " people in " + room, () -> observer.countIn(room) == people);
  }

  @Override
  public void close() {
    clients.forEach(ChatClient::close);
    if (server != null) {
      Await.result(server.stop());
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close();
  }
}
