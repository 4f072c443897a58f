package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import chat.EveryCommand;
import chat.actors.ProbeOutbox.Ended;
import chat.config.Settings;
import chat.config.Settings.AddressLimits;
import chat.config.Settings.Rate;
import chat.limits.ByteBudget;
import chat.limits.ManualMeter;
import chat.limits.Origin;
import chat.store.History;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {
  private static final ConnectionId CONNECTION = new ConnectionId(0, 7);
  private static final String KEY = "0123456789abcdef";
  private static final Settings SETTINGS = TestSettings.withRoomsOf(2, "general");

  private static ActorTestKit testKit;

  private final TestProbe<Lobby.Command> lobby = testKit.createTestProbe();
  private final TestProbe<History.Command> history = testKit.createTestProbe();
  private final ActorRef<Sessions.Command> sessions =
      testKit.spawn(Sessions.create(SETTINGS, 0, lobby.ref(), history.ref()));

  @BeforeAll
  static void startKit() {
    testKit = ActorTestKit.create();
  }

  @AfterAll
  static void stopKit() {
    testKit.shutdownTestKit();
  }

  /** Somebody who says hello over a stream of its own. */
  private final class Caller {
    final TestProbe<Object> client = testKit.createTestProbe();
    final TestProbe<Sessions.HelloReply> reply = testKit.createTestProbe();

    Caller(String name, String key) {
      this(name, key, Origin.UNLIMITED);
    }

    Caller(String name, String key, Origin origin) {
      sessions.tell(
          new Sessions.Hello(
              name, key, List.of(), CONNECTION, origin, new ProbeOutbox<>(client), reply.ref()));
    }

    Sessions.Attached attached() {
      return reply.expectMessageClass(Sessions.Attached.class);
    }

    void isRefused(RefusalReason reason) {
      isRefused(reason, Duration.ZERO);
    }

    void isRefused(RefusalReason reason, Duration retryAfter) {
      reply.expectMessage(Sessions.NotAttached.INSTANCE);
      client.expectMessage(new SessionOutput.Refused(reason, "", "", retryAfter));
      client.expectMessage(ProbeOutbox.Completed.INSTANCE);
    }

    void isToldToComeBackAfter(Duration pause) {
      isEnded(EndReason.SERVER_STOPPING, pause);
    }

    void isEnded(EndReason reason, Duration pause) {
      client.expectMessage(new Ended(reason, pause));
    }
  }

  private ActorRef<Visit.Command> visit(Outbox<Visit.Output> outbox) {
    TestProbe<ActorRef<Visit.Command>> reply = testKit.createTestProbe();
    sessions.tell(new Sessions.OpenVisit(CONNECTION, Origin.UNLIMITED, outbox, reply.ref()));
    return reply.receiveMessage();
  }

  private Lobby.ClaimName claim() {
    return lobby.expectMessageClass(Lobby.ClaimName.class);
  }

  @Test
  void everyCommandHasAHandler() throws ReflectiveOperationException {
    assertThat(
            EveryCommand.handledBy(
                () ->
                    BehaviorTestKit.create(
                        Sessions.create(SETTINGS, 0, lobby.ref(), history.ref())),
                Sessions.Command.class,
                "Ann",
                EndReason.CUT_OFF,
                List.of(),
                TestVisit.ANN,
                CONNECTION,
                Origin.UNLIMITED,
                new ProbeOutbox<>(testKit.createTestProbe()),
                testKit.createTestProbe().ref()))
        .isEqualTo(EveryCommand.of(Sessions.Command.class));
  }

  @Nested
  class OpenVisit {
    @Test
    void repliesWithAVisitOfThatConnection() {
      TestProbe<Object> client = testKit.createTestProbe();
      ActorRef<Visit.Command> visit = visit(new ProbeOutbox<>(client));

      visit.tell(new Visit.Received(new Visit.Join("Ann", "general")));

      assertThat(lobby.expectMessageClass(Lobby.Join.class).connection()).isEqualTo(CONNECTION);
    }

    @Test
    void anotherVisitEachTime() {
      Outbox<Visit.Output> outbox = new ProbeOutbox<>(testKit.createTestProbe());
      assertThat(visit(outbox)).isNotEqualTo(visit(outbox));
    }

    @Test
    void whileStoppingEndsAtOnce() {
      TestProbe<Object> client = testKit.createTestProbe();
      sessions.tell(new Sessions.EndAll(EndReason.SERVER_STOPPING));
      ActorRef<Visit.Command> visit = visit(new ProbeOutbox<>(client));

      client.expectMessage(new Ended(EndReason.SERVER_STOPPING, Sessions.SHORTEST_RETRY));
      client.expectTerminated(visit);
    }
  }

  @Nested
  class Hello {
    @Test
    void ofSomebodyNewBeginsASessionThatClaimsTheName() {
      Sessions.Attached attached = new Caller("Ann", KEY).attached();

      Lobby.ClaimName claim = claim();
      assertThat(claim.name().shown()).isEqualTo("Ann");
      assertThat(claim.connection()).isEqualTo(CONNECTION);
      assertThat(claim.session()).isEqualTo(attached.session());
    }

    @Test
    void withTheSameNameAndKeyIsTheSameSessionOverAnotherStream() {
      Sessions.Attached first = new Caller("Ann", KEY).attached();
      Sessions.Attached second = new Caller("ANN", KEY).attached();

      assertThat(second.session()).isEqualTo(first.session());
      assertThat(second.stream()).isNotEqualTo(first.stream());
    }

    @Test
    void withAnotherKeyFindsTheNameTaken() {
      new Caller("Ann", KEY).attached();
      new Caller("ann", KEY + "x").isRefused(RefusalReason.NAME_TAKEN);
    }

    @Test
    void afterTheSessionEndedBeginsAnother() {
      Sessions.Attached first = new Caller("Ann", KEY).attached();
      TestProbe<Object> watcher = testKit.createTestProbe();
      claim().replyTo().tell(TestSession.CLAIMED);
      first.session().tell(new UserSession.Received(first.stream(), SessionInput.Goodbye.INSTANCE));
      watcher.expectTerminated(first.session());

      assertThat(new Caller("Ann", KEY + "x").attached().session()).isNotEqualTo(first.session());
    }

    @Test
    void withoutAName() {
      new Caller(" ", KEY).isRefused(RefusalReason.NAME_INVALID);
    }

    @Test
    void withANameThatMixesWritingSystems() {
      new Caller("p\u0430ypal", KEY).isRefused(RefusalReason.NAME_CONFUSING);
    }

    @Test
    void underALookAlikeIsAnotherSessionForTheLobbyToJudge() {
      Sessions.Attached first = new Caller("user1", KEY).attached();
      Sessions.Attached second = new Caller("userl", KEY).attached();

      assertThat(second.session()).isNotEqualTo(first.session());
      assertThat(claim().name().isLike(claim().name())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789abcde", "0123456789abcde ", "0123456789abcdeé"})
    void withAKeyThatIsNone(String key) {
      new Caller("Ann", key).isRefused(RefusalReason.SESSION_KEY_INVALID);
    }

    @Test
    void withAKeyThatIsTooLong() {
      new Caller("Ann", "x".repeat(129)).isRefused(RefusalReason.SESSION_KEY_INVALID);
    }

    @Test
    void whileStoppingEndsAtOnce() {
      sessions.tell(new Sessions.EndAll(EndReason.SERVER_STOPPING));
      Caller caller = new Caller("Ann", KEY);

      caller.isToldToComeBackAfter(Sessions.SHORTEST_RETRY);
      caller.reply.expectMessage(Sessions.NotAttached.INSTANCE);
    }
  }

  @Nested
  class Count {
    @Test
    void tellsHowManyThereAre() {
      new Caller("Ann", KEY);
      new Caller("Bob", KEY);
      visit(new ProbeOutbox<>(testKit.createTestProbe()));
      TestProbe<Sessions.Counted> reply = testKit.createTestProbe();

      sessions.tell(new Sessions.Count(reply.ref()));

      reply.expectMessage(new Sessions.Counted(2, 1));
    }
  }

  @Nested
  class EndAll {
    @Test
    void endsEveryStreamAndSpreadsTheReturn() {
      TestProbe<Object> visitor = testKit.createTestProbe();
      visit(new ProbeOutbox<>(visitor));
      Caller ann = new Caller("Ann", KEY);
      ann.attached();

      sessions.tell(new Sessions.EndAll(EndReason.SERVER_STOPPING));

      visitor.expectMessage(new Ended(EndReason.SERVER_STOPPING, Sessions.SHORTEST_RETRY));
      ann.isToldToComeBackAfter(
          Sessions.SHORTEST_RETRY.plus(SETTINGS.server().returnSpread().dividedBy(2)));
    }
  }

  @Nested
  class MoveAll {
    private final TestProbe<Done> done = testKit.createTestProbe();

    @Test
    void endsOneStreamAfterTheOtherAndSendsThemElsewhereAtOnce() {
      Caller ann = new Caller("Ann", KEY);
      Caller bob = new Caller("Bob", KEY);
      ann.attached();
      bob.attached();

      sessions.tell(new Sessions.MoveAll(done.ref()));

      done.expectMessage(Done.getInstance());
      ann.isToldToComeBackAfter(Sessions.SHORTEST_RETRY);
      bob.isToldToComeBackAfter(Sessions.SHORTEST_RETRY);
    }

    @Test
    void takesNobodyMeanwhile() {
      new Caller("Ann", KEY).attached();
      new Caller("Bob", KEY).attached();
      sessions.tell(new Sessions.MoveAll(done.ref()));
      Caller late = new Caller("Cid", KEY);

      late.isToldToComeBackAfter(Sessions.SHORTEST_RETRY);
      late.reply.expectMessage(Sessions.NotAttached.INSTANCE);
      done.expectNoMessage();
    }

    @Test
    void isDoneAtOnceWithoutPeople() {
      sessions.tell(new Sessions.MoveAll(done.ref()));

      done.expectMessage(Done.getInstance());
    }
  }

  @Nested
  class Reopen {
    @Test
    void takesPeopleAgainAndThoseOfBeforeInTheirSessions() {
      Caller ann = new Caller("Ann", KEY);
      Sessions.Attached before = ann.attached();
      sessions.tell(new Sessions.EndAll(EndReason.CUT_OFF));
      ann.isEnded(EndReason.CUT_OFF, Sessions.SHORTEST_RETRY);
      new Caller("Bob", KEY).isEnded(EndReason.CUT_OFF, Sessions.SHORTEST_RETRY);

      sessions.tell(Sessions.Reopen.INSTANCE);

      assertThat(new Caller("Ann", KEY).attached().session()).isEqualTo(before.session());
      new Caller("Bob", KEY).attached();
    }

    @Test
    void doesNotOpenAServerThatStops() {
      sessions.tell(new Sessions.EndAll(EndReason.SERVER_STOPPING));
      sessions.tell(new Sessions.EndAll(EndReason.CUT_OFF));
      sessions.tell(Sessions.Reopen.INSTANCE);

      new Caller("Bob", KEY).isEnded(EndReason.SERVER_STOPPING, Sessions.SHORTEST_RETRY);
    }
  }

  @Nested
  class Crash {
    @Test
    void ofOneVisitLeavesTheOthers() {
      TestProbe<Object> client = testKit.createTestProbe();
      ActorRef<Visit.Command> crashing = visit(null);
      ActorRef<Visit.Command> other = visit(new ProbeOutbox<>(client));

      crashing.tell(Visit.Closed.INSTANCE);
      client.expectTerminated(crashing);
      sessions.tell(new Sessions.EndAll(EndReason.SERVER_STOPPING));

      client.expectMessageClass(Ended.class);
      client.expectTerminated(other);
    }
  }

  @Nested
  class OneOrigin {
    private final ManualMeter time = new ManualMeter();
    private final Origin origin =
        Origin.limited(
            "192.0.2.1",
            new AddressLimits(1, new Rate(1, 1), 1, new Rate(10, 4), 2),
            ByteBudget.of(1),
            time);

    private Caller caller(String name, String key) {
      return new Caller(name, key, origin);
    }

    @Test
    void mayBringSoManyPeople() {
      caller("Ann", KEY).attached();
      caller("Bob", KEY).attached();

      caller("Cid", KEY).isRefused(RefusalReason.TOO_MANY_PEOPLE);
      new Caller("Dan", KEY).attached();
    }

    @Test
    void mayBringAnotherWhenOneIsGone() {
      Sessions.Attached ann = caller("Ann", KEY).attached();
      caller("Bob", KEY).attached();
      sessions.tell(new Sessions.Ended(UserName.of("Ann").orElseThrow(), ann.session()));
      sessions.tell(new Sessions.Ended(UserName.of("Ann").orElseThrow(), ann.session()));

      caller("Cid", KEY).attached();
      caller("Dan", KEY).isRefused(RefusalReason.TOO_MANY_PEOPLE);
    }

    @Test
    void isToldWhenToComeBackAfterTooManyLogins() {
      caller("Ann", KEY).attached();
      for (int i = 0; i < 3; i++) {
        caller("Ann", "a-key-that-is-wrong").isRefused(RefusalReason.NAME_TAKEN);
      }

      caller("Ann", "a-key-that-is-wrong")
          .isRefused(RefusalReason.TOO_MANY_LOGINS, Duration.ofMillis(100));
    }

    @Test
    void letsInWhoKnowsTheKeyWhateverOthersTry() {
      caller("Ann", KEY).attached();
      for (int i = 0; i < 3; i++) {
        caller("Ann", "a-key-that-is-wrong").isRefused(RefusalReason.NAME_TAKEN);
      }
      caller("Bob", KEY).isRefused(RefusalReason.TOO_MANY_LOGINS, Duration.ofMillis(100));

      caller("Ann", KEY).attached();
    }
  }
}
