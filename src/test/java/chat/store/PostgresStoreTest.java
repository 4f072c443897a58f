package chat.store;

import static chat.store.Drafts.append;
import static chat.store.Drafts.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.Await;
import chat.config.Settings;
import chat.config.Settings.Durability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresStoreTest extends DurableStoreContract {
  private final PostgresServer server = PostgresServer.shared();
  private final String url = server.newDatabase();

  @Override
  Settings.Store settings() {
    return StoreSettings.postgresql(url);
  }

  @Override
  MessageStore newStore() {
    return Store.open(settings());
  }

  @Override
  void execute(String sql) {
    server.execute(url, sql);
  }

  /** Ends all other connections to the database, as a restart of it does. */
  private void cutConnections() {
    execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
  }

  private boolean works() {
    try {
      store.check();
      return true;
    } catch (StoreException notYet) {
      return false;
    }
  }

  @Test
  void goesOnAfterItsConnectionsWereCut() {
    append(store, "general", 0, texts("a"));
    cutConnections();
    Await.until("writing works", this::works);
    assertThat(append(store, "general", 1, texts("b"))).isPresent();
    assertThatThrownBy(() -> Store.open(settings())).isInstanceOf(StoreException.class);
  }

  @Test
  void readOnlyDatabaseIsReadAndTakesMessagesAgainLater() {
    append(store, "general", 0, texts("a"));
    String database = url.substring(url.lastIndexOf('/') + 1);
    execute("ALTER DATABASE " + database + " SET default_transaction_read_only = on");
    cutConnections();
    Await.until(
        "read only",
        () ->
            catchThrowableOfType(StoreException.class, store::check).problem()
                == StoreProblem.READ_ONLY);
    assertThat(store.sync("general", 9).newest()).hasSize(1);
    server.execute(
        url.replace(database, "postgres"),
        "ALTER DATABASE " + database + " SET default_transaction_read_only = off");
    cutConnections();
    Await.until("writing works", this::works);
  }

  @Test
  void stoppedServerIsUnreachableAndStartedAgainItGoesOn() {
    PostgresServer own = PostgresServer.start();
    try (MessageStore other = Store.open(StoreSettings.postgresql(own.newDatabase()))) {
      append(other, "general", 0, texts("a"));
      own.stop();
      assertThat(
              catchThrowableOfType(
                      StoreException.class, () -> append(other, "general", 1, texts("b")))
                  .problem())
          .isEqualTo(StoreProblem.UNREACHABLE);
      own.startAgain();
      Await.until("it goes on", () -> goesOn(other));
      assertThat(other.sync("general", 9).last()).isEqualTo(2);
    } finally {
      own.delete();
    }
  }

  private static boolean goesOn(MessageStore store) {
    try {
      return append(store, "general", 1, texts("b")).isPresent();
    } catch (StoreException notYet) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({"POWER_LOSS, on", "CRASH, off"})
  void durabilityDecidesWhetherCommitsAreSynced(Durability durability, String synchronous) {
    Settings.Postgresql other = StoreSettings.postgresql(server.newDatabase()).postgresql();
    try (Database database = PostgresDatabase.open(other, durability, false)) {
      assertThat(
              database
                  .writer()
                  .<String, RuntimeException>withHandle(
                      handle ->
                          handle.createQuery("SHOW synchronous_commit").mapTo(String.class).one()))
          .isEqualTo(synchronous);
    }
  }

  @Test
  void isOpenElsewhereWhileAnybodyHasIt() {
    assertThat(Store.isOpenElsewhere(settings())).isTrue();

    Settings.Store another = StoreSettings.postgresql(server.newDatabase());
    assertThat(Store.isOpenElsewhere(another)).isFalse();
    try (MessageStore node = Store.open(another, true)) {
      node.check();
      assertThat(Store.isOpenElsewhere(another)).isTrue();
    }
    Await.until("nobody has it", () -> !Store.isOpenElsewhere(another));
  }

  @Test
  void databaseInAnotherEncodingIsRefused() {
    server.execute(url, "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    String latin = url.substring(0, url.lastIndexOf('/')) + "/latin";
    assertThatThrownBy(() -> Store.open(StoreSettings.postgresql(latin)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is in encoding LATIN1. Create it with encoding UTF8.");
  }

  @Test
  void wrongPasswordIsRefusedWithoutShowingIt() {
    Settings.Store right = settings();
    Settings.Store wrong =
        new Settings.Store(
            right.kind(),
            right.durability(),
            right.sqlite(),
            new Settings.Postgresql(url, PostgresServer.USER, "battery staple"),
            right.retention());
    assertThatThrownBy(() -> Store.open(wrong))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("refuses user grpc_chat")
        .hasMessageNotContaining("battery");
    assertThat(wrong.toString()).doesNotContain("battery");
  }

  @Test
  void missingDatabaseIsRefused() {
    assertThatThrownBy(() -> Store.open(StoreSettings.postgresql(url + "_not")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void missingServerIsRefused() {
    assertThatThrownBy(
            () -> Store.open(StoreSettings.postgresql("jdbc:postgresql://127.0.0.1:1/chat")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be reached");
  }

  @Test
  void databaseOfOthersIsRefused() {
    String theirs = server.newDatabase();
    server.execute(theirs, "CREATE TABLE orders (id INTEGER)");
    assertThatThrownBy(() -> Store.open(StoreSettings.postgresql(theirs)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("must be a database of its own");
  }
}
