package chat.store;

import static chat.store.Drafts.many;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.LoggingTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import chat.EveryCommand;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static ActorTestKit testKit;

  private final RecordingStore store = new RecordingStore(Store.open(StoreSettings.memory()));
  private final TestProbe<History.Reply> replies = testKit.createTestProbe();

  @BeforeAll
  static void startKit() {
    testKit = ActorTestKit.create(ConfigFactory.load("application-test"));
  }

  @AfterAll
  static void stopKit() {
    testKit.shutdownTestKit();
  }

  private History.Reply read(ActorRef<History.Command> history) {
    history.tell(new History.Read("general", 1, 9, 3, History.End.NEWEST, replies.ref()));
    return replies.receiveMessage();
  }

  @Test
  void everyCommandHasAHandler() throws ReflectiveOperationException {
    assertThat(
            EveryCommand.handledBy(
                () -> BehaviorTestKit.create(History.reader(store)),
                History.Command.class,
                "general",
                1,
                1L,
                History.End.OLDEST,
                replies.ref()))
        .isEqualTo(EveryCommand.of(History.Command.class));
  }

  @Nested
  class Read {
    @Test
    void repliesWithThePage() {
      Drafts.append(store, "general", 0, many(10));
      History.Page page = (History.Page) read(testKit.spawn(History.create(store)));
      assertThat(page.roomId()).isEqualTo("general");
      assertThat(page.messages()).extracting(StoredMessage::seq).containsExactly(6L, 7L, 8L);
      assertThat(page.more()).isTrue();
    }

    @Test
    void brokenStoreIsUnreadableUntilItIsMended() {
      ActorRef<History.Command> reader = testKit.spawn(History.reader(store));
      store.breakWith(StoreProblem.DAMAGED);
      LoggingTestKit.error("Messages cannot be read")
          .withOccurrences(1)
          .expect(
              testKit.system(),
              () -> {
                assertThat(read(reader))
                    .isEqualTo(new History.Unreadable("general", StoreProblem.DAMAGED));
                return read(reader);
              });
      store.breakWith(null);
      assertThat(read(reader)).isInstanceOf(History.Page.class);
    }
  }
}
