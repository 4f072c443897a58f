package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator reads: who came, who left, and what was said only if that was asked for. */
class LogTest {
  private static final String SECRET = "meet me at the old mill";

  @RegisterExtension final LogLines lines = new LogLines();

  @Nested
  class ByDefault {
    @RegisterExtension final TestServer server = new TestServer("log.level = info");

    @Test
    void comingAndGoingAreALineEach() {
      Conversation alice = server.client().join("alice", "general");
      Conversation zhang = server.client().join("张三", "general");
      alice.say(SECRET);
      alice.userJoined();
      alice.broadcast();
      zhang.leave();
      alice.userLeft();
      alice.leave();

      lines.awaitCount(4);
      assertThat(lines.texts())
          .containsExactly(
              "joined room=general user=alice people=1/20",
              "joined room=general user=张三 people=2/20",
              "left room=general user=张三 stayed=0s people=1/20",
              "left room=general user=alice stayed=0s people=0/20");
    }

    @Test
    void whatPeopleWriteIsInNoLineHoweverItEnds() {
      ChatClient client = server.client();
      Conversation alice = client.join("alice", "general");
      alice.say(SECRET, SECRET).broadcast();
      alice.messageStored();
      alice.say(SECRET.repeat(1_000)).refusal();
      alice.say("x" + SECRET.repeat(4_000));
      alice.status();
      client.ask(SECRET, "general").status();
      client.ask("bob", SECRET).status();
      client.check(SECRET);

      lines.awaitLine("left room=general user=alice");
      assertThat(lines.texts()).noneMatch(line -> line.contains(SECRET));
    }

    @Test
    void strangersCannotCauseWarningsOrErrors() {
      for (int number = 0; number < 25; number++) {
        ChatClient closed = server.client();
        closed.join("closed" + number, "general").say("bye");
        closed.close();
        ChatClient reset = server.client();
        reset.join("reset" + number, "tech").say("bye");
        reset.reset();
        server.client().join("cancelled" + number, "gaming").say("bye").cancel();
        server.client().join("careless" + number, "random").say("x".repeat(70_000)).status();
      }

      for (String room : List.of("general", "tech", "gaming", "random")) {
        server.awaitCount(room, 0);
      }
      assertThat(lines.all).noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.WARN));
    }
  }

  @Nested
  class AtDebug {
    @RegisterExtension final TestServer server = new TestServer("log.level = debug");

    @Test
    void messagesAreLinesWithoutTheirTexts() {
      server.client().join("alice", "general").say(SECRET).broadcast();

      lines.awaitLine("message room=general user=alice length=23");
      assertThat(lines.texts()).noneMatch(line -> line.contains(SECRET));
    }
  }

  @Nested
  class WithTexts {
    @RegisterExtension
    final TestServer server = new TestServer("log { level = info, message-text = on }");

    @Test
    void forgeNoLine() {
      Conversation alice = server.client().join("alice", "general");
      alice.say("hi\n\"left\" room=general user=bob \\ \u2028\u200b\u202b").broadcast();

      lines.awaitCount(2);
      assertThat(lines.texts().get(1))
          .isEqualTo(
              "message room=general user=alice length=37 text=\"hi\\u000a\\\"left\\\" room=general user=bob \\\\ \\u2028\\u200b\\u202b\"");
    }
  }

  @Nested
  class AtWarn {
    @RegisterExtension final TestServer server = new TestServer("log.level = warn");

    @Test
    void peopleAreNotLogged() {
      server.client().join("alice", "general").leave();

      server.awaitCount("general", 0);
      assertThat(lines.all).isEmpty();
    }
  }
}
