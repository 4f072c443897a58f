package chat.store;

import static chat.store.Drafts.append;
import static chat.store.Drafts.many;
import static chat.store.Drafts.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.config.Settings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends DurableStoreContract {
  @TempDir Path directory;

  private Path file() {
    return directory.resolve("new").resolve("data").resolve("chat.db");
  }

  @Override
  Settings.Store settings() {
    return StoreSettings.sqlite(file());
  }

  @Override
  MessageStore newStore() {
    return Store.open(settings());
  }

  @Override
  void execute(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static StoreProblem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    return catchThrowableOfType(StoreException.class, work).problem();
  }

  @Test
  void onlyItsOwnerCanReadIt() throws IOException {
    append(store, "general", 0, texts("a"));
    for (String suffix : new String[] {"", "-wal", "-shm", ".lock"}) {
      assertThat(permissions(file().resolveSibling("chat.db" + suffix))).isEqualTo("rw-------");
    }
    assertThat(permissions(file().getParent())).isEqualTo("rwx------");
    assertThat(permissions(file().getParent().getParent())).isEqualTo("rwx------");
  }

  @Test
  void refusalNamesTheOtherProcess() {
    assertThatThrownBy(() -> Store.open(settings()))
        .hasMessageContaining(file().toString())
        .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")");
  }

  @Test
  void fullFileTakesMessagesAgainAfterPruning() {
    store.close();
    store = Store.open(StoreSettings.sqlite(file(), 1 << 20));
    long head = 0;
    StoreProblem problem = null;
    while (problem == null) {
      try {
        append(store, "general", head, Collections.nCopies(10, Drafts.draft("x".repeat(2000), "")));
        head += 10;
      } catch (StoreException failure) {
        problem = failure.problem();
      }
    }
    assertThat(problem).isEqualTo(StoreProblem.FULL);
    assertThat(problem(store::check)).isEqualTo(StoreProblem.FULL);
    assertThat(store.sync("general", 1).last()).isEqualTo(head).isGreaterThan(100);

    store.prune(new Keep(Instant.EPOCH, 10), 1_000);
    store.check();
    assertThat(append(store, "general", head, many(10))).isPresent();
  }

  @Test
  void lockedFileIsReadAndTakesMessagesAgainOnceItIsFree() throws SQLException {
    append(store, "general", 0, texts("a"));
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThat(problem(() -> append(store, "general", 1, texts("b"))))
          .isEqualTo(StoreProblem.LOCKED);
      assertThat(store.sync("general", 9).newest()).hasSize(1);
      statement.execute("ROLLBACK");
    }
    assertThat(append(store, "general", 1, texts("b"))).isPresent();
  }

  @Test
  void whatIsNoDatabaseIsRefused() throws IOException {
    Path notes = Files.writeString(directory.resolve("notes"), "not a database. ".repeat(500));
    StoreException refused =
        catchThrowableOfType(StoreException.class, () -> Store.open(StoreSettings.sqlite(notes)));
    assertThat(refused.problem()).isEqualTo(StoreProblem.DAMAGED);
    assertThat(refused).hasMessageContaining("is not a database");
    assertThat(notes).hasContent("not a database. ".repeat(500));
  }

  @Test
  void damagedPagesAreFoundOut() throws IOException {
    append(store, "general", 0, many(5_000));
    store.close();
    try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
      bytes.seek(8 * 4096);
      bytes.write(new byte[(int) bytes.length() - 8 * 4096]);
    }
    store = Store.open(settings());
    assertThat(problem(() -> store.page("general", 0, 5_001, 5_000, History.End.OLDEST)))
        .isEqualTo(StoreProblem.DAMAGED);
    assertThat(problem(() -> append(store, "general", 5_000, many(1_000))))
        .isEqualTo(StoreProblem.DAMAGED);
  }

  @Test
  void placeWhereNothingCanBeCreatedIsRefused() throws IOException {
    Path occupied = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> Store.open(StoreSettings.sqlite(occupied.resolve("chat.db"))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be created")
        .hasMessageContaining("grpc-chat.store.sqlite.path");
  }
}
