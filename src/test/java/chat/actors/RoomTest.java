package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import chat.config.Settings.RoomSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RoomTest {
  private static final RoomSettings GENERAL = new RoomSettings("general", 3, "All sorts");

  private static ActorTestKit testKit;

  private final TestClock clock = new TestClock();
  private final TestProbe<Lobby.RoomChanged> lobby = testKit.createTestProbe();
  private final ActorRef<Room.Command> room =
      testKit.spawn(Room.create(GENERAL, false, clock, lobby.ref()));

  private Person ann;
  private Person bob;

  @BeforeAll
  static void startKit() {
    testKit = ActorTestKit.create();
  }

  @AfterAll
  static void stopKit() {
    testKit.shutdownTestKit();
  }

  @BeforeEach
  void annAndBobAreIn() {
    ann = new Person("Ann");
    bob = new Person("Bob");
    ann.comesIn();
    bob.comesIn();
    ann.isTold(new Room.Entered("Bob", 2));
    lobbyHears(1);
    lobbyHears(2);
  }

  private void lobbyHears(int people) {
    lobby.expectMessage(new Lobby.RoomChanged("general", people));
  }

  /** Somebody with a session of its own. */
  private final class Person {
    final UserName name;
    final TestProbe<Room.Event> session = testKit.createTestProbe();

    Person(String typed) {
      name = UserName.of(typed).orElseThrow();
    }

    Room.JoinReply asksToComeIn() {
      TestProbe<Room.JoinReply> reply = testKit.createTestProbe();
      room.tell(new Room.Join(name, session.ref(), reply.ref()));
      return reply.receiveMessage();
    }

    Room.Joined comesIn() {
      return (Room.Joined) asksToComeIn();
    }

    void isRefused(RefusalReason reason) {
      assertThat(asksToComeIn()).isEqualTo(new Room.JoinRefused(reason));
    }

    void says(String text) {
      room.tell(new Room.Say(session.ref(), text, "id of " + text));
    }

    void leaves() {
      room.tell(new Room.Leave(session.ref()));
    }

    void isTold(Room.Event event) {
      assertThat(session.receiveMessage()).isEqualTo(event);
    }

    Room.Said said(String text) {
      return new Room.Said(session.ref(), name.shown(), text, clock.instant(), "id of " + text);
    }
  }

  @Test
  void everyCommandHasAHandler() throws ReflectiveOperationException {
    assertThat(
            EveryCommand.handledBy(
                () -> BehaviorTestKit.create(Room.create(GENERAL, true, clock, lobby.ref())),
                Room.Command.class,
                ann.name,
                ann.session.ref(),
                "text"))
        .isEqualTo(EveryCommand.of(Room.Command.class));
  }

  @Nested
  class Join {
    @Test
    void joined() {
      Person cid = new Person("Cid");

      assertThat(cid.comesIn())
          .isEqualTo(
              new Room.Joined(
                  room, "general", 3, "All sorts", cid.name, List.of("Ann", "Bob", "Cid")));
    }

    @Test
    void othersAndLobbyAreTold() {
      new Person("Cid").comesIn();

      ann.isTold(new Room.Entered("Cid", 3));
      bob.isTold(new Room.Entered("Cid", 3));
      lobbyHears(3);
    }

    @Test
    void newcomerIsNotToldOfItsOwnComing() {
      Person cid = new Person("Cid");
      cid.comesIn();
      ann.says("hello");

      cid.isTold(ann.said("hello"));
    }

    @Test
    void roomFull() {
      new Person("Cid").comesIn();
      new Person("Dan").isRefused(RefusalReason.ROOM_FULL);
    }

    @Test
    void alreadyInRoom() {
      new Person("ANN").isRefused(RefusalReason.ALREADY_IN_ROOM);
    }

    @Test
    void refusalTellsNobody() {
      new Person("ann").isRefused(RefusalReason.ALREADY_IN_ROOM);
      ann.says("hello");

      ann.isTold(ann.said("hello"));
      bob.isTold(ann.said("hello"));
      bob.leaves();
      lobbyHears(1);
    }

    @Test
    void sessionThatIsGoneAlreadyTakesNoPlace() {
      Person cid = new Person("Cid");
      cid.session.stop();
      cid.comesIn();

      ann.isTold(new Room.Entered("Cid", 3));
      ann.isTold(new Room.Left("Cid", 2));
    }
  }

  @Nested
  class Say {
    @Test
    void everybodyHearsItTheSayerIncluded() {
      clock.advance(Duration.ofSeconds(5));
      ann.says(" hello\n");

      ann.isTold(ann.said(" hello\n"));
      bob.isTold(ann.said(" hello\n"));
    }

    @Test
    void whoIsNotInIsNotHeard() {
      new Person("Cid").says("let me in");
      ann.says("hello");

      bob.isTold(ann.said("hello"));
    }

    @Test
    void everybodyHearsEverythingInOneOrder() throws InterruptedException {
      Person cid = new Person("Cid");
      cid.comesIn();
      ann.isTold(new Room.Entered("Cid", 3));
      bob.isTold(new Room.Entered("Cid", 3));
      int each = 300;

      talkAtOnce(each, ann, bob, cid);

      List<Room.Event> heard = ann.session.receiveSeveralMessages(3 * each);
      assertThat(bob.session.receiveSeveralMessages(3 * each)).isEqualTo(heard);
      assertThat(cid.session.receiveSeveralMessages(3 * each)).isEqualTo(heard);
      for (Person person : List.of(ann, bob, cid)) {
        assertThat(heard)
            .filteredOn(event -> ((Room.Said) event).session().equals(person.session.ref()))
            .extracting(event -> ((Room.Said) event).text())
            .isEqualTo(numbers(each));
      }
    }

    private void talkAtOnce(int each, Person... people) throws InterruptedException {
      List<Thread> threads = new ArrayList<>();
      for (Person person : people) {
        threads.add(new Thread(() -> numbers(each).forEach(person::says)));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
    }

    private List<String> numbers(int count) {
      return Stream.iterate(1, n -> n + 1).limit(count).map(String::valueOf).toList();
    }
  }

  @Nested
  class Leave {
    @Test
    void othersAndLobbyAreTold() {
      bob.leaves();

      ann.isTold(new Room.Left("Bob", 1));
      lobbyHears(1);
    }

    @Test
    void placeAndNameAreFree() {
      new Person("Cid").comesIn();
      bob.leaves();

      assertThat(new Person("Bob").comesIn().members()).containsExactly("Ann", "Cid", "Bob");
    }

    @Test
    void whoLeftHearsNothingMore() {
      bob.leaves();
      ann.says("unheard");
      bob.comesIn();
      ann.says("heard");

      bob.isTold(ann.said("heard"));
    }

    @Test
    void whoIsNotInLeavesNoTrace() {
      new Person("Cid").leaves();
      ann.says("hello");

      bob.isTold(ann.said("hello"));
    }

    @Test
    void sessionThatStopsIsLeaving() {
      bob.session.stop();

      ann.isTold(new Room.Left("Bob", 1));
      lobbyHears(1);
    }
  }

  @Nested
  class Crash {
    @Test
    void onlyTheSayerLosesItsMessage() {
      clock.failOnce();
      ann.says("lost");
      bob.says("kept");

      ann.isTold(Room.Failed.INSTANCE);
      ann.isTold(bob.said("kept"));
      bob.isTold(bob.said("kept"));
    }

    @Test
    void placesAndNamesAreKept() {
      clock.failOnce();
      ann.says("lost");

      new Person("ann").isRefused(RefusalReason.ALREADY_IN_ROOM);
      assertThat(new Person("Cid").comesIn().members()).containsExactly("Ann", "Bob", "Cid");
      new Person("Dan").isRefused(RefusalReason.ROOM_FULL);
      lobbyHears(3);
    }

    @Test
    void whoStopsAfterwardsIsStillNoticed() {
      clock.failOnce();
      ann.says("lost");
      ann.isTold(Room.Failed.INSTANCE);
      bob.session.stop();

      ann.isTold(new Room.Left("Bob", 1));
      lobbyHears(1);
    }

    @Test
    void whileSomebodyComesInTakesNoPlace() {
      clock.failOnce();
      Person unlucky = new Person("Cid");
      TestProbe<Room.JoinReply> reply = testKit.createTestProbe();
      room.tell(new Room.Join(unlucky.name, unlucky.session.ref(), reply.ref()));

      assertThat(new Person("Dan").comesIn().members()).containsExactly("Ann", "Bob", "Dan");
      ann.isTold(new Room.Entered("Dan", 3));
    }

    @Test
    void whileSomebodyLeavesFreesThePlace() {
      clock.failOnce();
      bob.leaves();

      ann.isTold(new Room.Left("Bob", 1));
      lobbyHears(1);
      assertThat(new Person("Bob").comesIn().members()).containsExactly("Ann", "Bob");
    }
  }
}
