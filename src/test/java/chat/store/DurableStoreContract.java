package chat.store;

import static chat.store.Drafts.append;
import static chat.store.Drafts.draft;
import static chat.store.Drafts.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.config.Settings;
import chat.store.Journal.Known;
import chat.store.Journal.Reused;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store does that outlives the process. */
abstract class DurableStoreContract extends MessageStoreContract {

  /** The settings of the store under test. */
  abstract Settings.Store settings();

  /** Runs a statement beside the store. */
  abstract void execute(String sql);

  private void reopen() {
    store.close();
    store = Store.open(settings());
  }

  @Test
  void numbersGoOnAfterReopening() {
    append(store, "general", 0, texts("a", "b"));
    reopen();
    assertThat(store.sync("general", 9).last()).isEqualTo(2);
    append(store, "general", 2, texts("c"));
    reopen();
    assertThat(store.sync("general", 9).newest())
        .extracting(StoredMessage::text)
        .containsExactly("a", "b", "c");
  }

  @Test
  void numbersAreNotUsedAgainAfterPruningAndReopening() {
    append(store, "general", 0, texts("a", "b"));
    store.prune(new Keep(Drafts.NOW.plusSeconds(1), Long.MAX_VALUE), 9);
    reopen();
    assertThat(store.sync("general", 9)).isEqualTo(new MessageStore.Head(2, List.of()));
    assertThat(append(store, "general", 0, texts("c"))).isEmpty();
  }

  @Test
  void idsAreKnownAfterReopening() {
    append(store, "general", 0, List.of(draft("a", "1")));
    reopen();
    assertThat(append(store, "general", 1, List.of(draft("a", "1"), draft("b", "1"))).orElseThrow())
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(Known.class),
            second -> assertThat(second).isEqualTo(new Reused()));
  }

  @Test
  void secondServerIsRefused() {
    assertThatThrownBy(() -> Store.open(settings()))
        .isInstanceOfSatisfying(
            StoreException.class,
            refused -> assertThat(refused.problem()).isEqualTo(StoreProblem.LOCKED))
        .hasMessageContaining("used by another grpc-chat server")
        .hasMessageContaining("Stop that server");
    assertThat(append(store, "general", 0, texts("a"))).isPresent();
  }

  @Test
  void secondWriterIsFoundOut() {
    append(store, "general", 0, texts("a"));
    execute("UPDATE room SET last_seq = 7 WHERE id = 'general'");
    assertThat(append(store, "general", 1, texts("b"))).isEmpty();
  }

  @Test
  void schemaOfANewerVersionIsRefused() {
    execute(
        "INSERT INTO flyway_schema_history SELECT 99, '99', 'later', type, 'V99__later.sql', 1,"
            + " installed_by, installed_on, 1, success FROM flyway_schema_history WHERE version ="
            + " '1'");
    store.close();
    assertThatThrownBy(() -> Store.open(settings()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer version of grpc-chat");
    // What was refused holds no lock.
    execute("DELETE FROM flyway_schema_history WHERE version = '99'");
    store = Store.open(settings());
    store.check();
  }

  @Test
  void failedTransactionStoresNothingAndQuotesNobody() {
    execute("DROP TABLE message");
    execute(
        "CREATE TABLE message (room_id TEXT CHECK (room_id <> 'tech'), seq BIGINT,"
            + " sender_key TEXT, sender TEXT, text TEXT, sent_at BIGINT, client_id TEXT)");
    StoreException failure =
        catchThrowableOfType(
            StoreException.class,
            () ->
                store.append(
                    List.of(
                        new Batch("general", 0, Collections.nCopies(3, draft("secret", ""))),
                        new Batch("tech", 0, Collections.nCopies(3, draft("secret", ""))))));
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(failure.problem()).isEqualTo(StoreProblem.FAILED);
    assertThat(trace.toString()).doesNotContain("secret");
    assertThat(store.sync("general", 9)).isEqualTo(new MessageStore.Head(0, List.of()));
    assertThat(append(store, "general", 0, texts("a"))).isPresent();
  }
}
