package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestInbox;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import chat.EveryCommand;
import chat.actors.ProbeOutbox.Ended;
import chat.limits.Origin;
import chat.limits.Pace;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A session before it is in a room; {@link VisitInRoomTest} has the rest. */
class VisitTest {
  private static final Duration DEADLINE = TestSettings.SESSION.joinDeadline();

  private static ActorTestKit testKit;
  private static ManualTime time;

  private final TestVisit session = new TestVisit(testKit);

  @BeforeAll
  static void startKit() {
    testKit = ActorTestKit.create(TestSettings.manualTime());
    time = ManualTime.get(testKit.system());
  }

  @AfterAll
  static void stopKit() {
    testKit.shutdownTestKit();
  }

  @Nested
  class Join {
    @Test
    void asksTheLobbyForIt() {
      Lobby.Join join = session.asksToJoin();

      assertThat(join.name()).isEqualTo("ann");
      assertThat(join.roomId()).isEqualTo("general");
      assertThat(join.connection()).isEqualTo(TestVisit.CONNECTION);
    }

    @Test
    void joined() {
      session.asksToJoin().replyTo().tell(session.joined());

      session.hears(Asked.INSTANCE, new Visit.Joined(session.joined()));
    }

    @Test
    void refusedWithTheReasonAndTheEnd() {
      session.asksToJoin().replyTo().tell(new Room.JoinRefused("general", RefusalReason.ROOM_FULL));

      session.hears(new Visit.JoinRefused(RefusalReason.ROOM_FULL));
      session.endsWith(ProbeOutbox.Completed.INSTANCE);
    }
  }

  @Nested
  class AnythingElseFirst {
    private void isTurnedAway() {
      session.hears(new Visit.JoinRefused(RefusalReason.NOT_JOINED));
      session.endsWith(ProbeOutbox.Completed.INSTANCE);
    }

    @Test
    void say() {
      session.says("hello");
      isTurnedAway();
    }

    @Test
    void leave() {
      session.sends(new Visit.Leave("", ""));
      isTurnedAway();
    }

    @Test
    void unknown() {
      session.sends(Visit.Unknown.INSTANCE);
      isTurnedAway();
    }
  }

  @Nested
  class JoinDeadline {
    @Test
    void endsASilentSession() {
      time.timePasses(DEADLINE);
      session.endsWith(Ended.because(EndReason.JOIN_TIMEOUT));
    }

    @Test
    void isNotOverBefore() {
      time.timePasses(DEADLINE.minusMillis(1));
      session.isInTheRoom();
    }

    @Test
    void endsASessionThatTheLobbyDoesNotAnswer() {
      session.asksToJoin();
      time.timePasses(TestSettings.SESSION.askTimeout());
      session.endsWith(Ended.because(EndReason.SERVER_FAILED));
    }

    @Test
    void isOffOnceJoined() {
      session.isInTheRoom();
      time.timePasses(DEADLINE);
      session.goesOn();
    }
  }

  @Nested
  class Closed {
    @Test
    void beforeAJoinEndsTheSession() {
      session.ref.tell(Visit.Closed.INSTANCE);
      session.endsWith(ProbeOutbox.Completed.INSTANCE);
    }

    @Test
    void whileJoiningEndsTheSessionAndWhatTheRoomWatches() {
      ActorRef<Room.Event> watched = session.asksToJoin().session();
      session.ref.tell(Visit.Closed.INSTANCE);

      session.endsWith(ProbeOutbox.Completed.INSTANCE);
      session.room.expectTerminated(watched);
    }
  }

  @Nested
  class End {
    @ParameterizedTest
    @EnumSource
    void tellsTheReason(EndReason reason) {
      session.ref.tell(new Visit.End(reason, Duration.ofSeconds(3)));
      session.endsWith(new Ended(reason, Duration.ofSeconds(3)));
    }
  }

  @Nested
  class Crash {
    @Test
    void endsTheOutbox() {
      TestProbe<EndReason> told = testKit.createTestProbe();
      TestProbe<Lobby.Join> lobby = testKit.createTestProbe();
      ActorRef<Visit.Command> crashing =
          testKit.spawn(
              Visit.create(
                  TestSettings.SESSION,
                  TestVisit.CONNECTION,
                  Origin.UNLIMITED,
                  Pace.of(TestSettings.PERSON),
                  lobby.ref(),
                  new BrokenOutbox(told.ref())));

      crashing.tell(new Visit.Received(Visit.Unknown.INSTANCE));

      told.expectMessage(EndReason.SERVER_FAILED);
      told.expectTerminated(crashing);
    }

    private record BrokenOutbox(ActorRef<EndReason> told) implements Outbox<Visit.Output> {
      @Override
      public boolean offer(Visit.Output event) {
        throw new IllegalStateException("the test broke the outbox");
      }

      @Override
      public boolean offer(Visit.Output event, Runnable whenTaken) {
        throw new IllegalStateException("the test broke the outbox");
      }

      @Override
      public void askForInput() {
        throw new IllegalStateException("the test broke the outbox");
      }

      @Override
      public void complete() {
        throw new IllegalStateException("the test broke the outbox");
      }

      @Override
      public void end(EndReason reason, Duration retryAfter) {
        told.tell(reason);
      }
    }
  }

  /** Whatever can reach a session in a phase is handled; together that is every command. */
  @Nested
  class EveryCommandHasAHandler {
    private final TestInbox<Lobby.Join> lobby = TestInbox.create("lobby");
    private final TestInbox<Room.Command> room = TestInbox.create("room");
    private final Object[] values = {
      new Visit.Join("Ann", "general"),
      new Visit.Received(Visit.Unknown.INSTANCE),
      EndReason.TOO_SLOW,
      Duration.ZERO,
      new Room.JoinRefused("general", RefusalReason.ROOM_FULL),
      new Room.Entered("general", "Bob", 2)
    };

    private BehaviorTestKit<Visit.Command> arriving() {
      return BehaviorTestKit.create(
          Visit.create(
              TestSettings.SESSION,
              TestVisit.CONNECTION,
              Origin.UNLIMITED,
              Pace.of(TestSettings.PERSON),
              lobby.getRef(),
              session.outbox));
    }

    private BehaviorTestKit<Visit.Command> inRoom() {
      BehaviorTestKit<Visit.Command> actor = arriving();
      actor.run(new Visit.Received(new Visit.Join("Ann", "general")));
      lobby
          .receiveMessage()
          .replyTo()
          .tell(new Room.Joined(room.getRef(), "general", 20, "", TestVisit.ANN, List.of(), 0));
      actor.runOne();
      return actor;
    }

    /** No room is known yet, so nothing can come from one. */
    @Test
    void whileArriving() throws ReflectiveOperationException {
      assertThat(EveryCommand.handledBy(this::arriving, Visit.Command.class, values))
          .isEqualTo(EveryCommand.of(Visit.Command.class, "FromRoom", "RoomLost", "Due"));
    }

    /** The join was answered and its timer cancelled before. */
    @Test
    void whileInTheRoom() throws ReflectiveOperationException {
      assertThat(EveryCommand.handledBy(this::inRoom, Visit.Command.class, values))
          .isEqualTo(EveryCommand.of(Visit.Command.class, "JoinAnswered", "JoinOverdue"));
    }
  }
}
