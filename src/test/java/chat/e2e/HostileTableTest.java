package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import chat.Await;
import java.text.Normalizer;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of the tables in docs/names-and-texts.md, through both services, and what it leaves in
 * the log. No name is in two rows, as a name stays held for a moment after its row.
 */
class HostileTableTest {
  private static final String FREE = "free";
  private static final String KEY = "the-key-of-whoever-it-is";

  private static TestServer server;
  private static Conversation writer;
  private static SessionCall author;

  @RegisterExtension final LogLines log = new LogLines();

  static Object[] names() {
    return HostileTable.names().toArray();
  }

  static Object[] lookAlikes() {
    return HostileTable.lookAlikes().toArray();
  }

  static Object[] texts() {
    return HostileTable.texts().toArray();
  }

  @BeforeAll
  static void start() {
    server = TestServer.started("log { level = info, message-text = on }");
    writer = server.client().join("writer", "general");
    author = server.client().hello("author", KEY);
    author.isIn(SessionCall.room("tech"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void tablesAreThere() {
    assertThat(names()).hasSizeGreaterThan(30);
    assertThat(lookAlikes()).hasSizeGreaterThan(15);
    assertThat(texts()).hasSizeGreaterThan(30);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void name(HostileTable.Name row) {
    try (ChatClient client = ChatClient.of(server.address())) {
      isAnswered(client, row.typed(), row.answer());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lookAlikes")
  void lookAlike(HostileTable.LookAlike row) {
    try (ChatClient holder = ChatClient.of(server.address());
        ChatClient client = ChatClient.of(server.address())) {
      assertThat(holder.check(row.held()).getAvailable()).isTrue();
      isAnswered(client, row.typed(), row.answer());
      assertThat(holder.check(row.held()).getAvailable()).isTrue();
    }
  }

  private void isAnswered(ChatClient client, String name, String answer) {
    if (answer.equals(FREE)) {
      getsIn(client, name);
    } else {
      isRefused(client, name, "REFUSAL_CODE_" + answer);
    }
    assertEachRecordIsALine();
  }

  private void getsIn(ChatClient client, String name) {
    String shown = Normalizer.normalize(name, Normalizer.Form.NFC);
    assertThat(client.check(name).getMessage()).contains(shown);
    client.join(name, "gaming").leave();
    log.awaitLine("joined room=gaming user=" + shown + " people=");
    client.close();

    try (ChatClient other = ChatClient.of(server.address())) {
      Await.until(name + " is free", () -> other.check(name).getAvailable());
      SessionCall session = other.session().hello(name, KEY);
      assertThat(session.welcome().getUserName()).isEqualTo(shown);
      session.goodbye();
      session.status();
    }
  }

  private void isRefused(ChatClient client, String name, String code) {
    assertThat(client.check(name).getCode()).hasToString(code);
    assertThat(client.ask(name, "gaming").joinResponse().getCode()).hasToString(code);
    assertThat(client.session().hello(name, KEY).refusal().getCode()).hasToString(code);
    assertThat(log.texts()).noneMatch(line -> line.contains("user=" + name + " "));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void text(HostileTable.Text row) {
    if (row.answer().equals("stored")) {
      isStored(row.text(), row.logged());
    } else {
      isRefused(row.text(), "REFUSAL_CODE_" + row.answer());
    }
    assertEachRecordIsALine();
  }

  private void isStored(String text, String logged) {
    writer.say(text);
    assertThat(writer.broadcast().getText()).isEqualTo(text);
    author.says("tech", UUID.randomUUID().toString(), text);

    String said = "length=" + text.codePointCount(0, text.length()) + " text=\"" + logged + "\"";
    log.awaitLine("message room=general");
    log.awaitLine("message room=tech");
    assertThat(log.written())
        .anyMatch(line -> line.strip().endsWith("message room=general user=writer " + said))
        .anyMatch(line -> line.strip().endsWith("message room=tech user=author " + said));
  }

  private void isRefused(String text, String code) {
    writer.say(text);
    assertThat(writer.refusal().getCode()).hasToString(code);
    author.say("tech", UUID.randomUUID().toString(), text);
    assertThat(author.refusal().getCode()).hasToString(code);
    assertThat(log.texts()).noneMatch(line -> line.startsWith("message"));
  }

  private void assertEachRecordIsALine() {
    assertThat(log.written())
        .allMatch(line -> line.strip().chars().noneMatch(Character::isISOControl))
        .noneMatch(line -> line.contains("\u202e"));
  }
}
