package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final ConnectionId CONNECTION = new ConnectionId(7);

  private static ActorTestKit testKit;

  private final TestProbe<Lobby.Join> lobby = testKit.createTestProbe();
  private final ActorRef<Sessions.Command> sessions =
      testKit.spawn(Sessions.create(TestSettings.SESSION, lobby.ref()));

  @BeforeAll
  static void startKit() {
    testKit = ActorTestKit.create(TestSettings.manualTime());
  }

  @AfterAll
  static void stopKit() {
    testKit.shutdownTestKit();
  }

  private ActorRef<UserSession.Command> open(Outbox outbox) {
    TestProbe<ActorRef<UserSession.Command>> reply = testKit.createTestProbe();
    sessions.tell(new Sessions.Open(CONNECTION, outbox, reply.ref()));
    return reply.receiveMessage();
  }

  @Test
  void everyCommandHasAHandler() throws ReflectiveOperationException {
    assertThat(
            EveryCommand.handledBy(
                () -> BehaviorTestKit.create(Sessions.create(TestSettings.SESSION, lobby.ref())),
                Sessions.Command.class,
                CONNECTION,
                new ProbeOutbox(testKit.createTestProbe()),
                testKit.createTestProbe().ref()))
        .isEqualTo(EveryCommand.of(Sessions.Command.class));
  }

  @Nested
  class Open {
    @Test
    void repliesWithASessionOfThatConnection() {
      TestProbe<Object> client = testKit.createTestProbe();
      ActorRef<UserSession.Command> session = open(new ProbeOutbox(client));

      session.tell(
          new UserSession.Received(new UserSession.Join("Ann", "general"), client.ref().narrow()));

      assertThat(lobby.receiveMessage().connection()).isEqualTo(CONNECTION);
    }

    @Test
    void anotherSessionEachTime() {
      Outbox outbox = new ProbeOutbox(testKit.createTestProbe());
      assertThat(open(outbox)).isNotEqualTo(open(outbox));
    }

    @Test
    void whileStoppingEndsAtOnce() {
      TestProbe<Object> client = testKit.createTestProbe();
      sessions.tell(Sessions.StopAll.INSTANCE);
      ActorRef<UserSession.Command> session = open(new ProbeOutbox(client));

      client.expectMessage(EndReason.SERVER_STOPPING);
      client.expectTerminated(session);
    }
  }

  @Nested
  class StopAll {
    @Test
    void endsEverySession() {
      TestProbe<Object> one = testKit.createTestProbe();
      TestProbe<Object> other = testKit.createTestProbe();
      open(new ProbeOutbox(one));
      open(new ProbeOutbox(other));

      sessions.tell(Sessions.StopAll.INSTANCE);

      one.expectMessage(EndReason.SERVER_STOPPING);
      other.expectMessage(EndReason.SERVER_STOPPING);
    }
  }

  @Nested
  class Crash {
    @Test
    void ofOneSessionLeavesTheOthers() {
      TestProbe<Object> client = testKit.createTestProbe();
      ActorRef<UserSession.Command> crashing = open(null);
      ActorRef<UserSession.Command> other = open(new ProbeOutbox(client));

      crashing.tell(UserSession.Closed.INSTANCE);
      client.expectTerminated(crashing);
      sessions.tell(Sessions.StopAll.INSTANCE);

      client.expectMessage(EndReason.SERVER_STOPPING);
      client.expectTerminated(other);
    }
  }
}
