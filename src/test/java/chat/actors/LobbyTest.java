package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import chat.EveryCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LobbyTest {
  private static final ConnectionId ONE = new ConnectionId(0, 1);
  private static final ConnectionId TWO = new ConnectionId(0, 2);

  private static ActorTestKit testKit;
  private static ManualTime time;

  private final TestClock clock = new TestClock();
  private final ActorRef<Lobby.Command> lobby =
      testKit.spawn(
          TestLobby.create(
              TestSettings.withRoomsOf(2, "general", "tech"),
              clock,
              new TestJournal(testKit).ref()));

  @BeforeAll
  static void startKit() {
    testKit = ActorTestKit.create(TestSettings.manualTime());
    time = ManualTime.get(testKit.system());
  }

  @AfterAll
  static void stopKit() {
    testKit.shutdownTestKit();
  }

  @BeforeEach
  void twoConnections() {
    lobby.tell(new Lobby.ConnectionOpened(ONE));
    lobby.tell(new Lobby.ConnectionOpened(TWO));
  }

  private Lobby.NameReply reserve(String name, ConnectionId connection) {
    TestProbe<Lobby.NameReply> reply = testKit.createTestProbe();
    lobby.tell(new Lobby.ReserveName(name, connection, reply.ref()));
    return reply.receiveMessage();
  }

  private Room.JoinReply join(
      String name, String room, ConnectionId connection, TestProbe<Room.Event> session) {
    TestProbe<Room.JoinReply> reply = testKit.createTestProbe();
    lobby.tell(new Lobby.Join(name, room, connection, session.ref(), reply.ref()));
    return reply.receiveMessage();
  }

  /** Lets somebody in; the session lives until it is stopped. */
  private TestProbe<Room.Event> joined(String name, String room, ConnectionId connection) {
    TestProbe<Room.Event> session = testKit.createTestProbe();
    assertThat(join(name, room, connection, session)).isInstanceOf(Room.Joined.class);
    return session;
  }

  private RefusalReason refused(String name, String room, ConnectionId connection) {
    return ((Room.JoinRefused) join(name, room, connection, testKit.createTestProbe())).reason();
  }

  private List<Lobby.RoomStatus> rooms() {
    TestProbe<Lobby.RoomList> reply = testKit.createTestProbe();
    lobby.tell(new Lobby.ListRooms(reply.ref()));
    return reply.receiveMessage().rooms();
  }

  private List<Integer> people() {
    return rooms().stream().map(Lobby.RoomStatus::people).toList();
  }

  private void assertReserved(String name, ConnectionId connection) {
    assertThat(reserve(name, connection)).isEqualTo(new Lobby.NameReserved(name));
  }

  private void assertTaken(String name, ConnectionId connection) {
    assertThat(reserve(name, connection))
        .isEqualTo(new Lobby.NameRefused(RefusalReason.NAME_TAKEN));
  }

  /** Waits for what the lobby learns by itself, as that a session ended. */
  private void eventually(Runnable assertion) {
    testKit
        .createTestProbe()
        .awaitAssert(
            () -> {
              assertion.run();
              return null;
            });
  }

  @Test
  void everyCommandHasAHandler() throws ReflectiveOperationException {
    TestProbe<Room.Event> session = testKit.createTestProbe();
    TestProbe<Room.JoinReply> joined = testKit.createTestProbe();
    assertThat(
            EveryCommand.handledBy(
                () ->
                    BehaviorTestKit.create(
                        TestLobby.create(
                            TestSettings.withRoomsOf(2, "general"),
                            clock,
                            new TestJournal(testKit).ref())),
                Lobby.Command.class,
                "Ann",
                1,
                1L,
                List.of(),
                true,
                ONE,
                new SessionId(0, 1),
                TestVisit.ANN,
                Instant.EPOCH,
                new Lobby.ClaimName(
                    TestVisit.ANN,
                    new SessionId(0, 1),
                    "proof",
                    ONE,
                    session.ref(),
                    testKit.<Lobby.NameReply>createTestProbe().ref()),
                new Lobby.UseName(
                    TestVisit.ANN,
                    new Lobby.Join("Ann", "general", ONE, session.ref(), joined.ref()),
                    lobby),
                new Lobby.Join("Ann", "general", ONE, session.ref(), joined.ref()),
                session.ref()))
        .isEqualTo(EveryCommand.of(Lobby.Command.class));
  }

  @Nested
  class ReserveName {
    @Test
    void nameReservedAsItWillBeShown() {
      assertThat(reserve("Jose\u0301", ONE)).isEqualTo(new Lobby.NameReserved("Jos\u00e9"));
    }

    @Test
    void nameInvalid() {
      assertThat(reserve("a b", ONE)).isEqualTo(new Lobby.NameRefused(RefusalReason.NAME_INVALID));
    }

    @Test
    void nameTakenInAnyCase() {
      assertReserved("Straße", ONE);
      assertTaken("STRASSE", TWO);
    }

    @Test
    void nameConfusing() {
      assertThat(reserve("p\u0430ypal", ONE))
          .isEqualTo(new Lobby.NameRefused(RefusalReason.NAME_CONFUSING));
    }

    @Test
    void lookAlikeTaken() {
      assertReserved("user1", ONE);
      assertTaken("userl", TWO);
      assertReserved("user10", TWO);
    }

    @Test
    void againByItsHolder() {
      assertReserved("Ann", ONE);
      assertReserved("ANN", ONE);
    }

    @Test
    void expires() {
      assertReserved("Ann", ONE);
      clock.advance(TestSettings.RESERVATION.minusMillis(1));
      assertTaken("Ann", TWO);
      clock.advance(Duration.ofMillis(1));
      assertReserved("Ann", TWO);
    }

    @Test
    void endsWithItsConnection() {
      assertReserved("Ann", ONE);
      lobby.tell(new Lobby.ConnectionClosed(ONE));
      assertReserved("Ann", TWO);
    }
  }

  @Nested
  class ListRooms {
    @Test
    void roomsInTheConfiguredOrder() {
      assertThat(rooms())
          .containsExactly(
              new Lobby.RoomStatus("general", 0, 2, "About general"),
              new Lobby.RoomStatus("tech", 0, 2, "About tech"));
    }

    @Test
    void whoJoinedIsCountedAtOnce() {
      joined("Ann", "tech", ONE);
      assertThat(people()).containsExactly(0, 1);
      joined("Bob", "tech", TWO);
      assertThat(people()).containsExactly(0, 2);
    }

    @Test
    void whoIsGoneIsNotCounted() {
      joined("Ann", "tech", ONE).stop();
      eventually(() -> assertThat(people()).containsExactly(0, 0));
    }
  }

  @Nested
  class Join {
    @Test
    void withTheReservedName() {
      assertReserved("Ann", ONE);
      joined("ann", "general", ONE);
    }

    @Test
    void withoutReservation() {
      joined("Ann", "general", ONE);
      assertTaken("Ann", TWO);
    }

    @Test
    void nameInvalid() {
      assertThat(refused("", "general", ONE)).isEqualTo(RefusalReason.NAME_INVALID);
      assertThat(refused("p\u0430ypal", "general", ONE)).isEqualTo(RefusalReason.NAME_CONFUSING);
    }

    @Test
    void nameTaken() {
      assertReserved("Ann", ONE);
      assertThat(refused("ANN", "general", TWO)).isEqualTo(RefusalReason.NAME_TAKEN);
    }

    @Test
    void roomUnknownTakesNoName() {
      assertThat(refused("Ann", "nowhere", ONE)).isEqualTo(RefusalReason.ROOM_UNKNOWN);
      assertReserved("Ann", TWO);
    }

    @Test
    void roomFull() {
      joined("Ann", "general", ONE);
      joined("Bob", "general", TWO);
      assertThat(refused("Cid", "general", TWO)).isEqualTo(RefusalReason.ROOM_FULL);
    }

    @Test
    void alreadyInRoom() {
      joined("Ann", "general", ONE);
      assertThat(refused("Ann", "general", ONE)).isEqualTo(RefusalReason.ALREADY_IN_ROOM);
    }

    @Test
    void oneNameInSeveralRooms() {
      joined("Ann", "general", ONE);
      joined("Ann", "tech", ONE);
      assertThat(people()).containsExactly(1, 1);
    }

    @Test
    void nameInUseNeitherExpiresNorEndsWithItsConnection() {
      TestProbe<Room.Event> session = joined("Ann", "general", ONE);
      clock.advance(TestSettings.RESERVATION);
      time.timePasses(TestSettings.RESERVATION);
      lobby.tell(new Lobby.ConnectionClosed(ONE));
      assertTaken("Ann", TWO);

      session.stop();
      eventually(() -> assertReserved("Ann", TWO));
    }

    @Test
    void nameStaysReservedAfterTheSession() {
      joined("Ann", "general", ONE).stop();
      eventually(() -> assertThat(people()).containsExactly(0, 0));

      assertTaken("Ann", TWO);
      joined("Ann", "general", ONE);
    }
  }

  @Nested
  class ClaimName {
    private final TestProbe<UserSession.Command> session = testKit.createTestProbe();

    private Lobby.NameReply claim(String name, ConnectionId connection, TestProbe<?> by) {
      TestProbe<Lobby.NameReply> reply = testKit.createTestProbe();
      UserName wanted = UserName.of(name).orElseThrow();
      SessionId owner = new SessionId(0, by.hashCode());
      lobby.tell(
          new Lobby.ClaimName(
              wanted, owner, "proof of " + owner, connection, by.ref(), reply.ref()));
      return reply.receiveMessage();
    }

    private void assertClaimed(String name) {
      assertThat(claim(name, ONE, session)).isEqualTo(new Lobby.NameClaimed(name, clock.instant()));
    }

    @Test
    void holdsTheNameAsLongAsTheSessionLives() {
      assertClaimed("Ann");
      clock.advance(TestSettings.RESERVATION);
      time.timePasses(TestSettings.RESERVATION);
      lobby.tell(new Lobby.ConnectionClosed(ONE));
      assertTaken("ann", TWO);

      session.stop();
      eventually(() -> assertReserved("Ann", TWO));
    }

    @Test
    void takenByAnotherSession() {
      claim("Ann", ONE, session);
      assertThat(claim("ANN", ONE, testKit.createTestProbe()))
          .isEqualTo(new Lobby.NameRefused(RefusalReason.NAME_TAKEN));
    }

    @Test
    void takenByALookAlike() {
      claim("user1", ONE, session);
      assertThat(claim("userl", ONE, testKit.createTestProbe()))
          .isEqualTo(new Lobby.NameRefused(RefusalReason.NAME_TAKEN));
    }

    @Test
    void likeTheOneThatItsConnectionReserved() {
      assertReserved("user1", ONE);
      assertThat(claim("userl", TWO, testKit.createTestProbe()))
          .isEqualTo(new Lobby.NameRefused(RefusalReason.NAME_TAKEN));
      assertClaimed("userl");
    }

    @Test
    void takenByAVisitOfTheSameConnection() {
      joined("Ann", "general", ONE);
      assertThat(claim("Ann", ONE, session))
          .isEqualTo(new Lobby.NameRefused(RefusalReason.NAME_TAKEN));
    }

    @Test
    void whatTheSameConnectionHasReservedIsFree() {
      assertReserved("Ann", ONE);
      assertClaimed("Ann");
      assertTaken("Ann", ONE);
    }

    @Test
    void whatAnotherConnectionHasReservedIsTaken() {
      assertReserved("Ann", TWO);
      assertThat(claim("Ann", ONE, session))
          .isEqualTo(new Lobby.NameRefused(RefusalReason.NAME_TAKEN));
    }

    @Test
    void releasedIsFreeAtOnce() {
      claim("Ann", ONE, session);
      lobby.tell(new Lobby.ReleaseName(session.ref()));
      assertReserved("Ann", TWO);
    }
  }

  @Nested
  class Enter {
    private final TestProbe<Room.Event> session = testKit.createTestProbe();

    private Room.JoinReply enter(String room) {
      TestProbe<Room.JoinReply> reply = testKit.createTestProbe();
      lobby.tell(
          new Lobby.Enter(TestVisit.ANN, Instant.EPOCH, room, session.ref(), false, reply.ref()));
      return reply.receiveMessage();
    }

    @Test
    void joinedAndNotToldWhatIsSaidUntilItFollows() {
      Room.Joined joined = (Room.Joined) enter("tech");
      assertThat(people()).containsExactly(0, 1);

      joined.room().tell(new Room.Say(session.ref(), "hello", "1"));
      assertThat(session.receiveMessage()).isInstanceOf(Room.Confirmed.class);
    }

    @Test
    void roomUnknown() {
      assertThat(enter("nowhere"))
          .isEqualTo(new Room.JoinRefused("nowhere", RefusalReason.ROOM_UNKNOWN));
    }
  }

  @Nested
  class Crash {
    private void crash() {
      clock.failOnce();
      lobby.tell(
          new Lobby.ReserveName("Any", TWO, testKit.<Lobby.NameReply>createTestProbe().ref()));
    }

    @Test
    void reservationsAreKept() {
      assertReserved("Ann", ONE);
      crash();
      assertTaken("Ann", TWO);
      assertReserved("Ann", ONE);
    }

    @Test
    void roomsAndTheirPeopleAreKept() {
      TestProbe<Room.Event> ann = joined("Ann", "general", ONE);
      crash();
      assertThat(people()).containsExactly(1, 0);

      joined("Bob", "general", TWO);
      ann.expectMessage(new Room.Entered("general", "Bob", 2));
      assertThat(people()).containsExactly(2, 0);
    }

    @Test
    void sessionsThatEndAfterwardsAreStillNoticed() {
      TestProbe<Room.Event> ann = joined("Ann", "general", ONE);
      lobby.tell(new Lobby.ConnectionClosed(ONE));
      crash();
      ann.stop();
      eventually(() -> assertReserved("Ann", TWO));
    }
  }
}
