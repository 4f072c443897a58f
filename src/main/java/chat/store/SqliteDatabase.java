package chat.store;

import chat.config.Settings;
import chat.config.Settings.Durability;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** Messages in one file. */
final class SqliteDatabase {
  private static final Duration BUSY_TIMEOUT = Duration.ofMillis(1_500);
  private static final int PAGE_BYTES = 4_096;

  /** What the file beside it, with what was written lately, shrinks to again after a burst. */
  private static final int JOURNAL_BYTES = 64 * 1024 * 1024;

  /**
   * How much is written there before it is moved into the file, in pages. Ids are random, so a
   * message touches pages all over the file; moved together, most of those move once.
   */
  private static final int CHECKPOINT_PAGES = 4_000;

  /** The pages that the writer has at hand, in KiB. */
  private static final int CACHE_KIB = 16 * 1024;

  private SqliteDatabase() {}

  /** Opens the file, which is made if there is none. */
  static Database open(Settings.Sqlite settings, Durability durability) {
    Path file = settings.path().toAbsolutePath().normalize();
    StoreLock lock = lock(file);
    try {
      return open(file, settings, durability, lock);
    } catch (SQLException | FlywayException failure) {
      lock.free();
      throw notOpened(file, failure);
    } catch (RuntimeException failure) {
      lock.free();
      throw failure;
    }
  }

  private static StoreLock lock(Path file) {
    try {
      StoreLock lock = StoreLock.take(file);
      StoreFile.create(file);
      return lock;
    } catch (IOException failure) {
      throw new StoreException(
          StoreProblem.FAILED,
          "SQLite file %s cannot be created (%s). Let the server's user write there, or choose another file with grpc-chat.store.sqlite.path."
              .formatted(file, failure),
          failure);
    }
  }

  private static Database open(
      Path file, Settings.Sqlite settings, Durability durability, StoreLock lock)
      throws SQLException {
    DataSource source = source(file, writing(settings, durability));
    source.getConnection().close();
    Schema.migrate(source, name(file));
    HikariDataSource writer = Pool.writer(source);
    HikariDataSource readers = Pool.readers(source(file, reading()));
    return new Database(
        name(file),
        Pool.jdbi(writer),
        Pool.jdbi(readers),
        List.of(readers::close, writer::close, lock::free));
  }

  private static SQLiteConfig writing(Settings.Sqlite settings, Durability durability) {
    SQLiteConfig config = new SQLiteConfig();
    config.setPageSize(PAGE_BYTES);
    config.setJournalMode(JournalMode.WAL);
    config.setJournalSizeLimit(JOURNAL_BYTES);
    config.setWalAutocheckpoint(CHECKPOINT_PAGES);
    // A negative number is a size, not a count.
    config.setCacheSize(-CACHE_KIB);
    config.setSynchronous(
        durability == Durability.POWER_LOSS ? SynchronousMode.FULL : SynchronousMode.NORMAL);
    // On a Mac nothing else makes the disk write; elsewhere it does nothing.
    config.setPragma(SQLiteConfig.Pragma.FULL_SYNC, "on");
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.setBusyTimeout(Math.toIntExact(BUSY_TIMEOUT.toMillis()));
    settings
        .maxSize()
        .ifPresent(bytes -> config.setMaxPageCount(Math.toIntExact(bytes / PAGE_BYTES)));
    return config;
  }

  private static SQLiteConfig reading() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(Math.toIntExact(BUSY_TIMEOUT.toMillis()));
    config.setReadOnly(true);
    return config;
  }

  private static DataSource source(Path file, SQLiteConfig config) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static String name(Path file) {
    return "SQLite file " + file;
  }

  private static StoreException notOpened(Path file, Exception failure) {
    Throwable cause = SqlProblems.innermost(failure);
    StoreProblem problem = SqlProblems.of(cause);
    String why =
        switch (problem) {
          case DAMAGED ->
              "is not a database, or a damaged one. Restore a backup, or choose another file with grpc-chat.store.sqlite.path";
          case LOCKED -> "is locked by another program. Stop that program";
          case FULL ->
              "has no space left. Free space on its disk, or raise grpc-chat.store.sqlite.max-size";
          case READ_ONLY -> "may not be written. Let the server's user write it and its directory";
          default -> "cannot be opened";
        };
    return new StoreException(
        problem, "%s %s (%s).".formatted(name(file), why, cause.getMessage()), cause);
  }
}
