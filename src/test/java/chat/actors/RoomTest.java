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
    ann = person("Ann");
    bob = person("Bob");
    ann.comesIn();
    bob.comesIn();
    ann.isTold(new Room.Entered("Bob", 2));
    lobbyHears(1);
    lobbyHears(2);
  }

  private void lobbyHears(int people) {
    lobby.expectMessage(new Lobby.RoomChanged("general", people));
  }

  private Person person(String name) {
    return new Person(name, testKit, room, clock);
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
      Person cid = person("Cid");

      assertThat(cid.comesIn())
          .isEqualTo(
              new Room.Joined(
                  room, "general", 3, "All sorts", cid.name, List.of("Ann", "Bob", "Cid")));
    }

    @Test
    void othersAndLobbyAreTold() {
      person("Cid").comesIn();

      ann.isTold(new Room.Entered("Cid", 3));
      bob.isTold(new Room.Entered("Cid", 3));
      lobbyHears(3);
    }

    @Test
    void newcomerIsNotToldOfItsOwnComing() {
      Person cid = person("Cid");
      cid.comesIn();
      ann.says("hello");

      cid.isTold(ann.said("hello"));
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
    void refusalTellsNobody() {
      person("ann").isRefused(RefusalReason.ALREADY_IN_ROOM);
      ann.says("hello");

      ann.isTold(ann.said("hello"));
      bob.isTold(ann.said("hello"));
      bob.leaves();
      lobbyHears(1);
    }

    @Test
    void sessionThatIsGoneAlreadyTakesNoPlace() {
      Person cid = person("Cid");
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
      person("Cid").says("let me in");
      ann.says("hello");

      bob.isTold(ann.said("hello"));
    }

    @Test
    void everybodyHearsEverythingInOneOrder() throws InterruptedException {
      Person cid = person("Cid");
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
      person("Cid").comesIn();
      bob.leaves();

      assertThat(person("Bob").comesIn().members()).containsExactly("Ann", "Cid", "Bob");
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
      person("Cid").leaves();
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

      person("ann").isRefused(RefusalReason.ALREADY_IN_ROOM);
      assertThat(person("Cid").comesIn().members()).containsExactly("Ann", "Bob", "Cid");
      person("Dan").isRefused(RefusalReason.ROOM_FULL);
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
      person("Cid").isRefused(RefusalReason.ROOM_FAILED);

      assertThat(person("Dan").comesIn().members()).containsExactly("Ann", "Bob", "Dan");
      ann.isTold(new Room.Entered("Dan", 3));
    }

    @Test
    void whileSomebodyLeavesFreesThePlace() {
      clock.failOnce();
      bob.leaves();

      ann.isTold(new Room.Left("Bob", 1));
      lobbyHears(1);
      assertThat(person("Bob").comesIn().members()).containsExactly("Ann", "Bob");
    }
  }
}
