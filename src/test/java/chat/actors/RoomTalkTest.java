package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import chat.config.Settings.RoomSettings;
import chat.store.StoreProblem;
import chat.store.StoredMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is said in a room: stored first, then told to everybody in one order. */
class RoomTalkTest {
  private static ActorTestKit testKit;
  private static ManualTime time;

  private final TestClock clock = new TestClock();
  private final TestProbe<Lobby.RoomChanged> lobby = testKit.createTestProbe();
  private final TestJournal journal = new TestJournal(testKit);

  private ActorRef<Room.Command> room;
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

  private void opens() {
    RoomSettings settings = new RoomSettings("general", 20, "All sorts");
    room =
        testKit.spawn(Room.create(settings, false, clock, Mail.HERE, lobby.ref(), journal.ref()));
  }

  private Person person(String name) {
    return new Person(name, testKit, room, clock);
  }

  private void annAndBobAreIn() {
    opens();
    ann = person("Ann");
    bob = person("Bob");
    ann.comesIn();
    bob.comesIn();
    ann.isTold(new Room.Entered("general", "Bob", 2));
  }

  private void eventually(Runnable assertion) {
    lobby.awaitAssert(
        () -> {
          assertion.run();
          return null;
        });
  }

  @Nested
  class Say {
    @Test
    void everybodyHearsItAndTheSayerIsTold() {
      annAndBobAreIn();
      clock.advance(Duration.ofSeconds(5));
      ann.says(" hello\n");

      ann.isTold(ann.said(1, " hello\n"));
      ann.isTold(ann.confirmed(1, " hello\n"));
      bob.isTold(ann.said(1, " hello\n"));
    }

    @Test
    void nobodyHearsItBeforeItIsStored() {
      annAndBobAreIn();
      journal.holds();
      ann.says("hello");
      eventually(() -> assertThat(journal.heldAnswers()).isEqualTo(1));
      bob.session.expectNoMessage();

      journal.releases();
      bob.isTold(ann.said(1, "hello"));
    }

    @Test
    void whatIsSaidWhileOthersAreBeingStoredGoesTogether() {
      annAndBobAreIn();
      journal.holds();
      ann.says("one");
      eventually(() -> assertThat(journal.heldAnswers()).isEqualTo(1));
      ann.says("two");
      bob.says("three");
      journal.releases();

      ann.isTold(ann.said(1, "one"));
      ann.isTold(ann.confirmed(1, "one"));
      ann.isTold(new Room.Said("general", List.of(ann.message(2, "two"), bob.message(3, "three"))));
      ann.isTold(ann.confirmed(2, "two"));
    }

    @Test
    void whoIsNotInIsNotHeard() {
      annAndBobAreIn();
      Person cid = person("Cid");
      cid.says("let me in");

      cid.isRefused("let me in", RefusalReason.NOT_JOINED);
      assertThat(journal.texts()).isEmpty();
    }

    @Test
    void everybodyHearsEverythingInOneOrder() throws InterruptedException {
      annAndBobAreIn();
      int each = 300;

      talkAtOnce(each, ann, bob);

      List<StoredMessage> heard = heard(ann, 2 * each);
      assertThat(heard(bob, 2 * each)).isEqualTo(heard);
      assertThat(heard)
          .extracting(StoredMessage::seq)
          .isEqualTo(IntStream.rangeClosed(1, 2 * each).mapToObj(Long::valueOf).toList());
      assertThat(heard)
          .filteredOn(message -> message.sender().equals("Ann"))
          .extracting(StoredMessage::text)
          .isEqualTo(numbers("Ann", each));
    }

    /** The next so many messages that somebody is told. */
    private List<StoredMessage> heard(Person person, int said) {
      List<StoredMessage> messages = new ArrayList<>();
      while (messages.size() < said) {
        if (person.session.receiveMessage() instanceof Room.Said event) {
          messages.addAll(event.messages());
        }
      }
      assertThat(messages).hasSize(said);
      return messages;
    }

    private void talkAtOnce(int each, Person... people) throws InterruptedException {
      List<Thread> threads = new ArrayList<>();
      for (Person person : people) {
        List<String> texts = numbers(person.name.shown(), each);
        threads.add(new Thread(() -> texts.forEach(person::says)));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
    }

    private List<String> numbers(String name, int count) {
      return Stream.iterate(1, n -> n + 1).limit(count).map(n -> name + " " + n).toList();
    }
  }

  @Nested
  class SayAgain {
    @Test
    void isToldToNobodyAndConfirmedWithTheSameNumber() {
      annAndBobAreIn();
      ann.says("hello");
      ann.isTold(ann.said(1, "hello"));
      ann.isTold(ann.confirmed(1, "hello"));
      ann.says("hello");
      ann.says("on");

      ann.isTold(ann.confirmed(1, "hello"));
      ann.isTold(ann.said(2, "on"));
      bob.isTold(ann.said(1, "hello"));
      bob.isTold(ann.said(2, "on"));
    }

    @Test
    void somethingElseWithTheSameIdIsRefused() {
      annAndBobAreIn();
      ann.says("hello");
      ann.isTold(ann.said(1, "hello"));
      ann.isTold(ann.confirmed(1, "hello"));
      ann.says("something else", "id of hello");

      ann.isRefused("hello", RefusalReason.CLIENT_ID_REUSED);
      assertThat(journal.texts()).containsExactly("hello");
    }
  }

  @Nested
  class Follow {
    @Test
    void tellsWhatWasMissedAndThenWhatHappens() {
      annAndBobAreIn();
      ann.says("one");
      ann.says("two");
      bob.isTold(ann.said(1, "one"));
      bob.isTold(ann.said(2, "two"));
      Person cid = person("Cid");
      assertThat(cid.comesInQuietly().head()).isEqualTo(2);
      bob.isTold(new Room.Entered("general", "Cid", 3));
      ann.says("three");
      bob.isTold(ann.said(3, "three"));
      cid.follows(1);
      ann.says("four");

      cid.isTold(
          new Room.Live("general", 1, List.of(ann.message(2, "two"), ann.message(3, "three"))));
      cid.isTold(ann.said(4, "four"));
    }

    @Test
    void sendsWhoIsFarBehindToTheHistory() {
      for (int i = 1; i <= Transcript.MAX_MESSAGES + 1; i++) {
        journal.has("Ann", "message " + i);
      }
      annAndBobAreIn();
      Person cid = person("Cid");
      cid.comesInQuietly();
      cid.follows(0);

      cid.isTold(new Room.Behind("general", 0, Transcript.MAX_MESSAGES + 1));
      ann.says("not yet");
      cid.session.expectNoMessage();
    }

    @Test
    void ofSomebodyWhoIsNotInDoesNothing() {
      annAndBobAreIn();
      Person cid = person("Cid");
      cid.follows(0);
      ann.says("hello");

      bob.isTold(ann.said(1, "hello"));
      cid.session.expectNoMessage();
    }
  }

  @Nested
  class AtTheBeginning {
    @Test
    void theNumbersGoOnWhereTheStoreIs() {
      journal.has("Eve", "long ago");
      annAndBobAreIn();
      ann.says("hello");

      bob.isTold(ann.said(2, "hello"));
    }

    @Test
    void whoComesBeforeTheStoreHasAnsweredWaits() {
      journal.holds();
      opens();
      Person cid = person("Cid");
      cid.asksToComeIn();
      cid.session.expectNoMessage();
      journal.has("Eve", "long ago");
      journal.releases();

      cid.follows(0);
      assertThat(cid.session.receiveMessage()).isInstanceOf(Room.Live.class);
    }

    @Test
    void theStoreIsAskedUntilItAnswers() {
      journal.fails(StoreProblem.UNREACHABLE);
      opens();
      Person cid = person("Cid");
      cid.asksToComeIn();
      cid.session.expectNoMessage();
      journal.works();
      time.timePasses(Duration.ofSeconds(1));

      cid.says("hello");
      cid.isTold(cid.said(1, "hello"));
    }
  }

  @Nested
  class StoreThatFails {
    @Test
    void refusesAndGoesOnWhenItWorksAgain() {
      annAndBobAreIn();
      journal.fails(StoreProblem.FULL);
      ann.says("lost");
      ann.isRefused("lost", RefusalReason.NOT_STORED);

      journal.works();
      ann.says("lost");
      ann.isTold(ann.said(1, "lost"));
      bob.isTold(ann.said(1, "lost"));
    }

    @Test
    void thatKnowsMoreThanTheRoomIsBelieved() {
      annAndBobAreIn();
      StoredMessage other = journal.has("Eve", "from elsewhere");
      ann.says("hello");

      bob.isTold(new Room.Said("general", List.of(other)));
      bob.isTold(ann.said(2, "hello"));
    }

    @Test
    void thatKnowsMuchMoreSendsEverybodyToTheHistory() {
      annAndBobAreIn();
      for (int i = 1; i <= Transcript.MAX_MESSAGES + 1; i++) {
        journal.has("Eve", "message " + i);
      }
      ann.says("hello");

      bob.isTold(new Room.Skipped("general"));
      bob.isTold(ann.said(Transcript.MAX_MESSAGES + 2, "hello"));
    }

    @Test
    void whileTheRoomIsUnsureRefusesWhatWaits() {
      annAndBobAreIn();
      journal.has("Eve", "from elsewhere");
      journal.holds();
      ann.says("hello");
      eventually(() -> assertThat(journal.heldAnswers()).isEqualTo(1));
      journal.fails(StoreProblem.UNREACHABLE);
      journal.releases();

      ann.isRefused("hello", RefusalReason.NOT_STORED);
    }
  }

  @Nested
  class Crash {
    @Test
    void onlyTheSayerLosesItsMessage() {
      annAndBobAreIn();
      clock.failOnce();
      ann.says("lost");
      bob.says("kept");

      ann.isRefused("lost", RefusalReason.ROOM_FAILED);
      ann.isTold(bob.said(1, "kept"));
      bob.isTold(bob.said(1, "kept"));
    }

    @Test
    void whatWasBeingStoredIsRefusedAndToldAllTheSame() {
      annAndBobAreIn();
      journal.holds();
      bob.says("stored");
      eventually(() -> assertThat(journal.heldAnswers()).isEqualTo(1));
      clock.failOnce();
      ann.says("lost");
      bob.isRefused("stored", RefusalReason.ROOM_FAILED);
      journal.releases();

      bob.isTold(bob.said(1, "stored"));
      bob.says("stored");
      bob.isTold(bob.confirmed(1, "stored"));
    }
  }
}
