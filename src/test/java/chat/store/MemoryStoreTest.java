package chat.store;

import static chat.store.Drafts.append;
import static chat.store.Drafts.draft;
import static chat.store.Drafts.many;
import static org.assertj.core.api.Assertions.assertThat;

import chat.store.Journal.Stored;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryStoreTest extends MessageStoreContract {
  @Override
  MessageStore newStore() {
    return Store.open(StoreSettings.memory());
  }

  @Test
  void memoryIsBounded() {
    append(store, "general", 0, List.of(draft("first", "1")));
    append(store, "general", 1, many(MemoryStore.MOST_PER_ROOM));
    List<StoredMessage> kept = store.sync("general", MemoryStore.MOST_PER_ROOM + 1).newest();
    assertThat(kept).hasSizeLessThanOrEqualTo(MemoryStore.MOST_PER_ROOM);
    long head = MemoryStore.MOST_PER_ROOM + 1;
    assertThat(store.prune(new Keep(Drafts.NOW.plusSeconds(1), Long.MAX_VALUE), 1 << 20))
        .isEqualTo(MemoryStore.MOST_PER_ROOM);
    assertThat(append(store, "general", head, List.of(draft("first", "1"))).orElseThrow().get(0))
        .isInstanceOf(Stored.class);
  }
}
