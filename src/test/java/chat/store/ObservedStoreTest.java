package chat.store;

import static chat.store.Drafts.append;
import static chat.store.Drafts.draft;
import static chat.store.Drafts.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** It is a store like any other, and says what went through. */
class ObservedStoreTest extends MessageStoreContract {
  private final List<Integer> written = new ArrayList<>();
  private final List<StoreProblem> failed = new ArrayList<>();

  @Override
  MessageStore newStore() {
    return observed(new MemoryStore());
  }

  private MessageStore observed(MessageStore store) {
    return Store.observed(
        store,
        new WriteObserver() {
          @Override
          public void written(int newMessages, Duration took) {
            assertThat(took).isPositive();
            written.add(newMessages);
          }

          @Override
          public void failed(StoreProblem problem) {
            failed.add(problem);
          }
        });
  }

  @Nested
  class Tells {
    @Test
    void howManyMessagesAreNew() {
      append(store, "general", 0, List.of(draft("hello", "1"), draft("hello", "1")));
      append(store, "general", 1, texts("one", "two"));

      assertThat(written).containsExactly(1, 2);
      assertThat(failed).isEmpty();
    }

    @Test
    void thatNoneIsIfTheRoomIsFurther() {
      append(store, "general", 7, texts("too late"));

      assertThat(written).containsExactly(0);
    }

    @Test
    void whatFails() {
      RecordingStore broken = new RecordingStore(new MemoryStore());
      broken.breakWith(StoreProblem.FULL);

      assertThatThrownBy(() -> append(observed(broken), "general", 0, texts("lost")))
          .isInstanceOf(StoreException.class);
      assertThat(failed).containsExactly(StoreProblem.FULL);
      assertThat(written).isEmpty();
    }
  }
}
