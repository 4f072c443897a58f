package chat.store;

import static chat.store.Drafts.NOW;
import static chat.store.Drafts.append;
import static chat.store.Drafts.draft;
import static chat.store.Drafts.many;
import static chat.store.Drafts.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.store.History.End;
import chat.store.History.Page;
import chat.store.Journal.Known;
import chat.store.Journal.Outcome;
import chat.store.Journal.Reused;
import chat.store.Journal.Stored;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every store does. */
abstract class MessageStoreContract {
  private static final Instant LONG_AGO = Instant.EPOCH;

  MessageStore store;

  /** A store with nothing in it. */
  abstract MessageStore newStore();

  @BeforeEach
  void openStore() {
    store = newStore();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private static List<Long> numbers(List<StoredMessage> messages) {
    return messages.stream().map(StoredMessage::seq).toList();
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  private Outcome single(long head, Draft draft) {
    return append(store, "general", head, List.of(draft)).orElseThrow().get(0);
  }

  @Nested
  class Append {
    @Test
    void numbersAreDense() {
      append(store, "general", 0, texts("a", "b"));
      append(store, "general", 2, texts("c"));
      assertThat(store.sync("general", 10).last()).isEqualTo(3);
      assertThat(numbers(store.sync("general", 10).newest())).isEqualTo(upTo(3));
    }

    @Test
    void outcomesTellWhatIsKept() {
      Outcome outcome = single(0, draft("你好 \uD83D\uDE00\nline", "id-1"));
      StoredMessage expected =
          new StoredMessage(
              1, "Ann", "你好 \uD83D\uDE00\nline", NOW.truncatedTo(ChronoUnit.MILLIS), "id-1");
      assertThat(outcome).isEqualTo(new Stored(expected));
      assertThat(store.sync("general", 1).newest()).containsExactly(expected);
    }

    @Test
    void whatNoDatabaseKeepsIsReplacedBeforeAnybodySeesIt() {
      Outcome outcome = single(0, draft("a\0b\uD800c", "i\0d"));
      assertThat(outcome).isInstanceOf(Stored.class);
      StoredMessage message = ((Stored) outcome).message();
      assertThat(message.text()).isEqualTo("a\uFFFDb\uFFFDc");
      assertThat(store.sync("general", 1).newest()).containsExactly(message);
      assertThat(single(1, draft("a\0b\uD800c", "i\0d"))).isEqualTo(new Known(message));
    }

    @Test
    void roomsAreNumberedEachByItself() {
      store.append(
          List.of(new Batch("general", 0, texts("a", "b")), new Batch("tech", 0, texts("c"))));
      assertThat(store.sync("general", 0).last()).isEqualTo(2);
      assertThat(store.sync("tech", 0).last()).isEqualTo(1);
    }

    @Test
    void wrongHeadIsOutdatedAndTheOthersAreStored() {
      append(store, "general", 0, texts("a"));
      List<Optional<List<Outcome>>> results =
          store.append(
              List.of(
                  new Batch("general", 0, texts("b")),
                  new Batch("tech", 3, texts("c")),
                  new Batch("random", 0, texts("d"))));
      assertThat(results.get(0)).isEmpty();
      assertThat(results.get(1)).isEmpty();
      assertThat(results.get(2)).isPresent();
      assertThat(store.sync("general", 9).newest())
          .extracting(StoredMessage::text)
          .containsExactly("a");
      assertThat(store.sync("tech", 9)).isEqualTo(new MessageStore.Head(0, List.of()));
      assertThat(store.sync("random", 9).last()).isEqualTo(1);
    }

    @Test
    void roomMayComeTwiceInOneTransaction() {
      List<Optional<List<Outcome>>> results =
          store.append(
              List.of(
                  new Batch("general", 0, List.of(draft("a", "1"))),
                  new Batch("general", 1, List.of(draft("a", "1"), draft("b", "2")))));
      assertThat(results.get(1).orElseThrow().get(0)).isInstanceOf(Known.class);
      assertThat(store.sync("general", 9).last()).isEqualTo(2);
    }

    @Test
    void nothingIsStoredOfNothing() {
      assertThat(append(store, "general", 0, List.of())).contains(List.of());
      assertThat(append(store, "general", 5, List.of())).isEmpty();
      assertThat(store.sync("general", 1).last()).isZero();
    }

    @Test
    void largeBatchIsStoredWhole() {
      List<Draft> drafts =
          LongStream.rangeClosed(1, 1_200).mapToObj(i -> draft("text " + i, "id " + i)).toList();
      assertThat(append(store, "general", 0, drafts).orElseThrow())
          .hasSize(1_200)
          .allMatch(Stored.class::isInstance);
      assertThat(append(store, "general", 1_200, drafts).orElseThrow())
          .hasSize(1_200)
          .allMatch(Known.class::isInstance);
    }
  }

  @Nested
  class Ids {
    @Test
    void sameTextIsKnown() {
      Stored first = (Stored) single(0, draft("a", "1"));
      assertThat(single(1, draft("a", "1"))).isEqualTo(new Known(first.message()));
      assertThat(store.sync("general", 9).last()).isEqualTo(1);
    }

    @Test
    void otherTextIsReused() {
      single(0, draft("a", "1"));
      assertThat(single(1, draft("b", "1"))).isEqualTo(new Reused());
      assertThat(store.sync("general", 9).last()).isEqualTo(1);
    }

    @Test
    void countWithinABatch() {
      List<Outcome> outcomes =
          append(
                  store,
                  "general",
                  0,
                  List.of(draft("a", "1"), draft("a", "1"), draft("b", "1"), draft("c", "2")))
              .orElseThrow();
      Stored first = (Stored) outcomes.get(0);
      assertThat(outcomes.get(1)).isEqualTo(new Known(first.message()));
      assertThat(outcomes.get(2)).isEqualTo(new Reused());
      assertThat(((Stored) outcomes.get(3)).message().seq()).isEqualTo(2);
    }

    @Test
    void belongToSenderAndRoom() {
      single(0, draft("a", "1"));
      assertThat(single(1, new Draft("bob", "Bob", "b", NOW, "1"))).isInstanceOf(Stored.class);
      assertThat(append(store, "tech", 0, List.of(draft("c", "1"))).orElseThrow().get(0))
          .isInstanceOf(Stored.class);
    }

    @Test
    void withoutIdEverythingIsNew() {
      append(store, "general", 0, texts("a", "a"));
      append(store, "general", 2, texts("a"));
      assertThat(store.sync("general", 9).last()).isEqualTo(3);
    }
  }

  @Nested
  class Reading {
    private Page page(long after, long before, int limit, End end) {
      return store.page("general", after, before, limit, end);
    }

    @Test
    void endsOfTheRangeAreLeftOut() {
      append(store, "general", 0, many(10));
      assertThat(numbers(page(2, 6, 10, End.OLDEST).messages())).containsExactly(3L, 4L, 5L);
      assertThat(page(2, 6, 10, End.OLDEST).more()).isFalse();
      assertThat(page(2, 6, 10, End.NEWEST)).isEqualTo(page(2, 6, 10, End.OLDEST));
    }

    @Test
    void limitLeavesTheOtherEnd() {
      append(store, "general", 0, many(10));
      assertThat(numbers(page(0, Long.MAX_VALUE, 3, End.OLDEST).messages()))
          .containsExactly(1L, 2L, 3L);
      assertThat(numbers(page(0, Long.MAX_VALUE, 3, End.NEWEST).messages()))
          .containsExactly(8L, 9L, 10L);
      assertThat(page(0, Long.MAX_VALUE, 3, End.NEWEST).more()).isTrue();
      assertThat(page(7, Long.MAX_VALUE, 3, End.NEWEST).more()).isFalse();
    }

    @Test
    void nothingIsFoundWhereNothingIs() {
      append(store, "general", 0, many(3));
      Page empty = new Page("general", List.of(), false);
      assertThat(page(3, Long.MAX_VALUE, 5, End.OLDEST)).isEqualTo(empty);
      assertThat(page(2, 3, 5, End.NEWEST)).isEqualTo(empty);
      assertThat(page(3, 1, 5, End.NEWEST)).isEqualTo(empty);
      assertThat(store.page("tech", 0, 9, 5, End.OLDEST).messages()).isEmpty();
    }

    @Test
    void sizeIsLimitedButNeverBelowOneMessage() {
      String third = "字".repeat(Pages.MAX_BYTES / 9);
      append(store, "general", 0, texts(third, third, third, third, third.repeat(4)));
      assertThat(numbers(page(0, 99, 99, End.OLDEST).messages())).containsExactly(1L, 2L, 3L);
      assertThat(page(0, 99, 99, End.OLDEST).more()).isTrue();
      assertThat(numbers(page(0, 99, 99, End.NEWEST).messages())).containsExactly(5L);
    }

    @Test
    void syncShowsTheNewest() {
      append(store, "general", 0, many(10));
      assertThat(numbers(store.sync("general", 2).newest())).containsExactly(9L, 10L);
      assertThat(store.sync("general", 0).newest()).isEmpty();
    }
  }

  @Nested
  class Pruning {
    @Test
    void countKeepsTheNewest() {
      append(store, "general", 0, many(10));
      append(store, "tech", 0, many(2));
      assertThat(store.prune(new Keep(LONG_AGO, 3), 100)).isEqualTo(7);
      assertThat(numbers(store.sync("general", 99).newest())).containsExactly(8L, 9L, 10L);
      assertThat(numbers(store.sync("tech", 99).newest())).containsExactly(1L, 2L);
    }

    @Test
    void ageKeepsTheYounger() {
      Instant old = NOW.minusSeconds(60);
      append(store, "general", 0, List.of(new Draft("ann", "Ann", "old", old, "")));
      append(store, "general", 1, texts("new"));
      assertThat(store.prune(new Keep(NOW.minusSeconds(30), Long.MAX_VALUE), 100)).isEqualTo(1);
      assertThat(numbers(store.sync("general", 99).newest())).containsExactly(2L);
    }

    @Test
    void neverLeavesAGap() {
      Instant old = NOW.minusSeconds(60);
      append(store, "general", 0, texts("clock was ahead"));
      append(store, "general", 1, List.of(new Draft("ann", "Ann", "old", old, "")));
      assertThat(store.prune(new Keep(NOW.minusSeconds(30), Long.MAX_VALUE), 100)).isZero();
      assertThat(numbers(store.sync("general", 99).newest())).containsExactly(1L, 2L);
    }

    @Test
    void goesInSteps() {
      append(store, "general", 0, many(10));
      append(store, "tech", 0, many(10));
      Keep one = new Keep(LONG_AGO, 1);
      assertThat(store.prune(one, 12)).isEqualTo(12);
      assertThat(store.prune(one, 12)).isEqualTo(6);
      assertThat(store.prune(one, 12)).isZero();
    }

    @Test
    void numbersAreNotUsedAgainAndIdsAreForgotten() {
      append(store, "general", 0, List.of(draft("a", "1"), draft("b", "2")));
      assertThat(store.prune(new Keep(NOW.plusSeconds(1), Long.MAX_VALUE), 100)).isEqualTo(2);
      assertThat(store.sync("general", 99)).isEqualTo(new MessageStore.Head(2, List.of()));
      assertThat(((Stored) single(2, draft("a", "1"))).message().seq()).isEqualTo(3);
    }

    @Test
    void nothingGoesWithoutLimits() {
      append(store, "general", 0, many(10));
      assertThat(store.prune(Keep.of(StoreSettings.EVERYTHING, NOW), 100)).isZero();
    }
  }

  @Test
  void checkLeavesNothingBehind() {
    store.check();
    store.check();
    assertThat(append(store, "general", 0, texts("a"))).isPresent();
  }

  @Test
  void closedStoreFailsAndMayBeClosedAgain() {
    store.close();
    store.close();
    assertThatThrownBy(() -> store.check()).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.sync("general", 1)).isInstanceOf(StoreException.class);
  }
}
