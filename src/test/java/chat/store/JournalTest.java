package chat.store;

import static chat.store.Drafts.draft;
import static chat.store.Drafts.many;
import static chat.store.Drafts.texts;
import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.LoggingTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.DispatcherSelector;
import chat.Await;
import chat.EveryCommand;
import chat.config.Settings;
import chat.logging.LogLevels;
import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class JournalTest {
  private static final Clock CLOCK =
      Clock.fixed(Drafts.NOW.plus(Duration.ofHours(1)), ZoneOffset.UTC);
  private static ActorTestKit testKit;
  private static ManualTime time;

  private final RecordingStore store = new RecordingStore(Store.open(StoreSettings.memory()));
  private final BlockingQueue<String> health = new LinkedBlockingQueue<>();
  private final TestProbe<Journal.Reply> replies = testKit.createTestProbe();
  private ActorRef<Journal.Command> journal = start(StoreSettings.EVERYTHING);

  @BeforeAll
  static void startKit() {
    testKit =
        ActorTestKit.create(
            ManualTime.config().withFallback(ConfigFactory.load("application-test")));
    time = ManualTime.get(testKit.system());
  }

  @AfterAll
  static void stopKit() {
    testKit.shutdownTestKit();
  }

  @AfterEach
  void stopJournal() {
    testKit.stop(journal);
  }

  private final class Listener implements StoreListener {
    @Override
    public void failing(StoreProblem problem) {
      health.add(problem.name());
    }

    @Override
    public void working() {
      health.add("WORKING");
    }
  }

  private ActorRef<Journal.Command> start(Settings.Retention retention) {
    return testKit.spawn(
        Journal.create(store, retention, CLOCK, new Listener()),
        DispatcherSelector.fromConfig(Journal.DISPATCHER));
  }

  private void append(String room, long head, List<Draft> drafts, long ticket) {
    journal.tell(new Journal.Append(room, head, drafts, ticket, replies.ref()));
  }

  private Journal.Reply appended(String room, long head, List<Draft> drafts, long ticket) {
    append(room, head, drafts, ticket);
    return replies.receiveMessage();
  }

  private Journal.Synced sync(String room) {
    journal.tell(new Journal.Sync(room, 10, 0, replies.ref()));
    return replies.expectMessageClass(Journal.Synced.class);
  }

  private String nextHealth() {
    return Await.next(health, () -> "health did not change");
  }

  /** Returns when everything told before is done. */
  private void settle() {
    journal.tell(new Journal.Sync("nowhere", 0, 0, replies.ref()));
    replies.receiveMessage();
  }

  @Test
  void everyCommandHasAHandler() throws ReflectiveOperationException {
    assertThat(
            EveryCommand.handledBy(
                () ->
                    BehaviorTestKit.create(
                        Journal.create(
                            new MemoryStore(), StoreSettings.EVERYTHING, CLOCK, new Listener())),
                Journal.Command.class,
                "general",
                1,
                1L,
                List.of(),
                replies.ref()))
        .isEqualTo(EveryCommand.of(Journal.Command.class));
  }

  @Nested
  class Append {
    @Test
    void repliesWithTheTicketAndOneOutcomePerDraft() {
      Journal.Reply reply = appended("general", 0, List.of(draft("a", "1"), draft("b", "1")), 42);
      assertThat(reply.ticket()).isEqualTo(42);
      assertThat(((Journal.Appended) reply).outcomes())
          .satisfiesExactly(
              first -> assertThat(first).isInstanceOf(Journal.Stored.class),
              second -> assertThat(second).isEqualTo(new Journal.Reused()));
    }

    @Test
    void wrongHeadIsOutdated() {
      appended("general", 0, texts("a"), 1);
      assertThat(appended("general", 0, texts("b"), 2)).isEqualTo(new Journal.Outdated(2));
    }

    @Test
    void whatComesDuringACommitSharesTheNextTransaction() throws InterruptedException {
      store.hold();
      append("room 0", 0, texts("a"), 0);
      store.awaitHeld();
      for (int i = 1; i <= 50; i++) {
        append("room " + i, 0, texts("a"), i);
      }
      store.release();
      for (long ticket = 0; ticket <= 50; ticket++) {
        assertThat(replies.expectMessageClass(Journal.Appended.class).ticket()).isEqualTo(ticket);
      }
      assertThat(store.transactions).containsExactly(1, 50);
    }

    @Test
    void transactionIsBounded() throws InterruptedException {
      store.hold();
      append("room 0", 0, texts("a"), 0);
      store.awaitHeld();
      for (int i = 1; i <= 3; i++) {
        append("room " + i, 0, many(PendingAppends.MOST_DRAFTS / 2), i);
      }
      store.release();
      for (long ticket = 0; ticket <= 3; ticket++) {
        assertThat(replies.expectMessageClass(Journal.Appended.class).ticket()).isEqualTo(ticket);
      }
      assertThat(store.transactions).containsExactly(1, 2, 1);
    }
  }

  @Nested
  class Sync {
    @Test
    void seesWhatWasAppendedBefore() throws InterruptedException {
      store.hold();
      append("general", 0, texts("a"), 1);
      store.awaitHeld();
      append("general", 1, texts("b"), 2);
      journal.tell(new Journal.Sync("general", 1, 3, replies.ref()));
      store.release();
      replies.expectMessageClass(Journal.Appended.class);
      replies.expectMessageClass(Journal.Appended.class);
      Journal.Synced synced = replies.expectMessageClass(Journal.Synced.class);
      assertThat(synced.ticket()).isEqualTo(3);
      assertThat(synced.head()).isEqualTo(2);
      assertThat(synced.newest()).extracting(StoredMessage::text).containsExactly("b");
    }
  }

  @Nested
  class Health {
    @Test
    void failureIsToldOnceAndRecoversWithoutTraffic() {
      store.breakWith(StoreProblem.FULL);
      assertThat(appended("general", 0, texts("a"), 1))
          .isEqualTo(new Journal.Failed(1, StoreProblem.FULL));
      appended("general", 0, texts("a"), 2);
      assertThat(nextHealth()).isEqualTo("FULL");
      time.timePasses(Duration.ofSeconds(3));
      settle();
      store.breakWith(null);
      assertThat(health).isEmpty();
      time.timePasses(Duration.ofSeconds(1));
      assertThat(nextHealth()).isEqualTo("WORKING");
      assertThat(appended("general", 0, texts("a"), 3)).isInstanceOf(Journal.Appended.class);
      time.timePasses(Duration.ofMinutes(1));
      settle();
      assertThat(health).isEmpty();
    }

    @Test
    void otherProblemIsToldToo() {
      store.breakWith(StoreProblem.UNREACHABLE);
      appended("general", 0, texts("a"), 1);
      assertThat(nextHealth()).isEqualTo("UNREACHABLE");
      store.breakWith(StoreProblem.READ_ONLY);
      time.timePasses(Duration.ofSeconds(1));
      assertThat(nextHealth()).isEqualTo("READ_ONLY");
    }

    @Test
    void damagedStaysDamaged() {
      store.breakWith(StoreProblem.DAMAGED);
      appended("general", 0, texts("a"), 1);
      assertThat(nextHealth()).isEqualTo("DAMAGED");
      store.breakWith(null);
      time.timePasses(Duration.ofMinutes(1));
      settle();
      assertThat(health).isEmpty();
    }

    @Test
    void operatorReadsOneSentencePerChange() {
      // A server that ran in this process before may have set another one.
      LogLevels.apply(Level.INFO);
      store.breakWith(StoreProblem.LOCKED);
      LoggingTestKit.error("Messages cannot be stored: Test store is locked by another program")
          .withOccurrences(1)
          .expect(
              testKit.system(),
              () -> {
                appended("general", 0, texts("a"), 1);
                return appended("general", 0, texts("a"), 2);
              });
      settle();
      store.breakWith(null);
      LoggingTestKit.info("Messages can be stored again")
          .expect(
              testKit.system(),
              () -> {
                time.timePasses(Duration.ofSeconds(1));
                return nextHealth() + nextHealth();
              });
    }
  }

  @Nested
  class Pruning {
    @Test
    void isOffByDefault() {
      time.timePasses(Duration.ofHours(1));
      settle();
      assertThat(store.prunings).isEmpty();
    }

    @Test
    void goesInSmallStepsAtStartAndLater() {
      Settings.Retention ten = new Settings.Retention(Optional.empty(), Optional.of(10));
      appended("general", 0, many(2_500), 1);
      journal = start(ten);
      time.timePasses(Duration.ofMillis(1));
      Await.until("pruned", () -> store.prunings.size() == 3);
      assertThat(sync("general").newest()).hasSize(10);
      appended("general", 2_500, many(5), 2);
      time.timePasses(Duration.ofMinutes(5));
      Await.until("pruned again", () -> store.prunings.size() == 4);
      assertThat(store.page("general", 0, 9_999, 99, History.End.OLDEST).messages()).hasSize(10);
    }

    @Test
    void goesByAge() {
      appended("general", 0, texts("an hour old"), 1);
      journal =
          start(new Settings.Retention(Optional.of(Duration.ofMinutes(59)), Optional.empty()));
      time.timePasses(Duration.ofMillis(1));
      Await.until("pruned", () -> sync("general").newest().isEmpty());
      assertThat(sync("general").head()).isEqualTo(1);
    }
  }

  @Nested
  class Stop {
    @Test
    void storesWhatWaitsThenCloses() throws InterruptedException {
      TestProbe<Done> done = testKit.createTestProbe();
      store.hold();
      append("general", 0, texts("a"), 1);
      store.awaitHeld();
      append("general", 1, texts("b"), 2);
      journal.tell(new Journal.Stop(done.ref()));
      append("general", 2, texts("c"), 3);
      store.release();
      replies.expectMessageClass(Journal.Appended.class);
      replies.expectMessageClass(Journal.Appended.class);
      done.receiveMessage();
      assertThat(replies.receiveMessage()).isEqualTo(new Journal.Failed(3, StoreProblem.FAILED));
      assertThat(store.closings).hasValue(1);
      journal.tell(new Journal.Stop(done.ref()));
      done.receiveMessage();
    }
  }
}
