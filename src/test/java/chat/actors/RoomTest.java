package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestInbox;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import chat.EveryCommand;
import chat.config.Settings.RoomSettings;
import chat.store.Journal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who is in a room; {@link RoomTalkTest} has what is said there. */
class RoomTest {
  private static final RoomSettings GENERAL = new RoomSettings("general", 3, "All sorts");
  private static final Instant LATER = Instant.EPOCH.plusSeconds(1);

  private static ActorTestKit testKit;
  private static ManualTime time;

  private final TestClock clock = new TestClock();
  private final TestProbe<Lobby.RoomChanged> lobby = testKit.createTestProbe();
  private final TestJournal journal = new TestJournal(testKit);
  private final ActorRef<Room.Command> room =
      testKit.spawn(Room.create(GENERAL, false, clock, Mail.HERE, lobby.ref(), journal.ref()));

  private Person ann;
  private Person bob;

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
  void annAndBobAreIn() {
    ann = person("Ann");
    bob = person("Bob");
    ann.comesIn();
    bob.comesIn();
    ann.isTold(entered("Bob", 2));
    lobbyHears(1);
    lobbyHears(2);
  }

  private void lobbyHears(int people) {
    lobby.expectMessage(new Lobby.RoomChanged("general", people));
  }

  private Person person(String name) {
    return new Person(name, testKit, room, clock);
  }

  private static Room.Entered entered(String name, int people) {
    return new Room.Entered("general", name, people);
  }

  private static Room.Left left(String name, int people) {
    return new Room.Left("general", name, people);
  }

  private static List<String> names(Room.Joined joined) {
    return joined.people().stream().map(Room.Person::name).toList();
  }

  @Nested
  class EveryCommandHasAHandler {
    private final Journal.Reply synced = new Journal.Synced(1, 0, List.of());

    private BehaviorTestKit<Room.Command> open() {
      TestInbox<Journal.Command> store = TestInbox.create();
      BehaviorTestKit<Room.Command> actor =
          BehaviorTestKit.create(
              Room.create(GENERAL, true, clock, Mail.HERE, lobby.ref(), store.getRef()));
      ((Journal.Sync) store.receiveMessage()).replyTo().tell(synced);
      actor.runOne();
      return actor;
    }

    @Test
    void onceItIsOpen() throws ReflectiveOperationException {
      assertThat(
              EveryCommand.handledBy(
                  this::open,
                  Room.Command.class,
                  ann.name,
                  LATER,
                  ann.session.ref(),
                  "text",
                  1L,
                  true,
                  synced))
          .isEqualTo(EveryCommand.of(Room.Command.class));
    }
  }

  @Nested
  class Join {
    @Test
    void joined() {
      Person cid = person("Cid");

      assertThat(cid.comesIn())
          .isEqualTo(
              new Room.Joined(
                  room,
                  "general",
                  3,
                  "All sorts",
                  cid.name,
                  List.of(
                      new Room.Person("Ann", false),
                      new Room.Person("Bob", false),
                      new Room.Person("Cid", false)),
                  0));
    }

    @Test
    void othersAndLobbyAreTold() {
      person("Cid").comesIn();

      ann.isTold(entered("Cid", 3));
      bob.isTold(entered("Cid", 3));
      lobbyHears(3);
    }

    @Test
    void newcomerIsNotToldOfItsOwnComing() {
      Person cid = person("Cid");
      cid.comesIn();
      ann.says("hello");

      cid.isTold(ann.said(1, "hello"));
    }

    @Test
    void roomFull() {
      person("Cid").comesIn();
      person("Dan").isRefused(RefusalReason.ROOM_FULL);
    }

    @Test
    void alreadyInRoom() {
      person("ANN").isRefused(RefusalReason.ALREADY_IN_ROOM);
    }

    @Test
    void anotherSessionOfTheSamePersonTakesThePlaceOver() {
      Person again = person("Bob").since(LATER);
      assertThat(names(again.comesInQuietly())).containsExactly("Ann", "Bob");
      bob.session.stop();
      again.says("hello");

      ann.isTold(again.said(1, "hello"));
      again.leaves();
      ann.isTold(left("Bob", 1));
    }

    @Test
    void whatAnEarlierSessionAskedTakesNothingFromTheLaterOne() {
      Person again = person("Bob").since(LATER);
      again.comesInQuietly();
      person("Bob").isRefused(RefusalReason.ALREADY_IN_ROOM);
      again.says("hello");

      ann.isTold(again.said(1, "hello"));
    }

    @Test
    void whoWasInBeforeTheRoomWasOpenedAnewIsNotAnnounced() {
      Person cid = person("Cid");
      cid.comesBack();
      cid.says("hello");

      ann.isTold(cid.said(1, "hello"));
    }

    @Test
    void whenAllHaveHadTheTimeToComeIntoTheNewRoomEverybodyIsToldWhoIsThere() {
      person("Cid").comesBack();
      time.timePasses(Room.GATHERING);

      List<Room.Person> people =
          Stream.of("Ann", "Bob", "Cid").map(name -> new Room.Person(name, false)).toList();
      ann.isTold(new Room.Present("general", people));
      bob.isTold(new Room.Present("general", people));
    }

    @Test
    void refusalTellsNobody() {
      person("ann").isRefused(RefusalReason.ALREADY_IN_ROOM);
      ann.says("hello");

      bob.isTold(ann.said(1, "hello"));
      bob.leaves();
      lobbyHears(1);
    }

    @Test
    void sessionThatIsGoneAlreadyTakesNoPlace() {
      Person cid = person("Cid");
      cid.session.stop();
      cid.comesIn();

      ann.isTold(entered("Cid", 3));
      ann.isTold(left("Cid", 2));
    }
  }

  @Nested
  class GoAway {
    @BeforeEach
    void bobGoesAway() {
      bob.goesAway();
      ann.isTold(new Room.WentAway("general", "Bob", 2));
    }

    @Test
    void keepsThePlaceAndTheName() {
      person("Bob").isRefused(RefusalReason.ALREADY_IN_ROOM);
      assertThat(person("Cid").comesIn().people()).contains(new Room.Person("Bob", true));
      person("Dan").isRefused(RefusalReason.ROOM_FULL);
    }

    @Test
    void tellsNothingAnyMore() {
      ann.says("unheard");
      person("Cid").comesIn();
      bob.session.expectNoMessage();
    }

    @Test
    void onlyOnce() {
      bob.goesAway();
      ann.says("hello");
      ann.isTold(ann.said(1, "hello"));
    }

    @Test
    void endsWithAJoinOfTheSameSession() {
      assertThat(bob.comesIn().people()).contains(new Room.Person("Bob", false));
      ann.isTold(new Room.CameBack("general", "Bob", 2));
    }

    @Test
    void ofSomebodyWhoIsNotInTellsNobody() {
      person("Cid").goesAway();
      ann.says("hello");
      ann.isTold(ann.said(1, "hello"));
    }
  }

  @Nested
  class Leave {
    @Test
    void othersAndLobbyAreTold() {
      bob.leaves();

      ann.isTold(left("Bob", 1));
      lobbyHears(1);
    }

    @Test
    void placeAndNameAreFree() {
      person("Cid").comesIn();
      bob.leaves();

      assertThat(names(person("Bob").comesIn())).containsExactly("Ann", "Cid", "Bob");
    }

    @Test
    void whoLeftHearsNothingMore() {
      bob.leaves();
      ann.says("unheard");
      ann.isTold(left("Bob", 1));
      ann.isTold(ann.said(1, "unheard"));
      bob.comesIn();
      ann.says("heard");

      bob.isTold(ann.said(2, "heard"));
    }

    @Test
    void whoIsNotInLeavesNoTrace() {
      person("Cid").leaves();
      ann.says("hello");

      bob.isTold(ann.said(1, "hello"));
    }

    @Test
    void sessionThatStopsIsLeaving() {
      bob.session.stop();

      ann.isTold(left("Bob", 1));
      lobbyHears(1);
    }
  }

  @Nested
  class Crash {
    @Test
    void placesAndNamesAreKept() {
      clock.failOnce();
      ann.says("lost");

      person("ann").isRefused(RefusalReason.ALREADY_IN_ROOM);
      assertThat(names(person("Cid").comesIn())).containsExactly("Ann", "Bob", "Cid");
      person("Dan").isRefused(RefusalReason.ROOM_FULL);
      lobbyHears(3);
    }

    @Test
    void whoStopsAfterwardsIsStillNoticed() {
      clock.failOnce();
      ann.says("lost");
      ann.isRefused("lost", RefusalReason.ROOM_FAILED);
      bob.session.stop();

      ann.isTold(left("Bob", 1));
      lobbyHears(1);
    }

    @Test
    void whileSomebodyComesInTakesNoPlace() {
      clock.failOnce();
      person("Cid").isRefused(RefusalReason.ROOM_FAILED);

      assertThat(names(person("Dan").comesIn())).containsExactly("Ann", "Bob", "Dan");
      ann.isTold(entered("Dan", 3));
    }
  }
}
