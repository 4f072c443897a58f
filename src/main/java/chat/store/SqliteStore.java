package chat.store;

import chat.config.Settings;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens a store in one SQLite file. */
final class SqliteStore {
  /** How long a statement waits for another program's lock. */
  private static final int BUSY_TIMEOUT_MILLIS = 1_000;

  private static final int PAGE_BYTES = 4096;

  /** The log is cut back to this after a burst. */
  private static final int LOG_BYTES = 16 << 20;

  private static final int READERS = 2;

  private SqliteStore() {}

  /**
   * @throws StoreFailure if it cannot be opened
   */
  static MessageStore open(Settings.Store settings) {
    Path file = settings.sqlite().path().toAbsolutePath().normalize();
    FileLock lock = lock(file);
    try {
      return open(settings, file, lock);
    } catch (RuntimeException failure) {
      close(lock);
      throw failure;
    }
  }

  private static MessageStore open(Settings.Store settings, Path file, FileLock lock) {
    Dialect dialect = new SqliteDialect();
    HikariDataSource writer = pool(file, writing(settings), 1, "PRAGMA query_only = off");
    HikariDataSource readers = pool(file, common(), READERS, "PRAGMA query_only = on");
    try {
      Migration.run(writer, dialect);
      return new SqlStore(
          writer,
          readers,
          dialect,
          file.toString(),
          () -> {
            readers.close();
            writer.close();
            lock.close();
          });
    } catch (FlywayException | com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
      readers.close();
      writer.close();
      throw StoreFailures.cannotOpen(file, dialect, e);
    }
  }

  private static FileLock lock(Path file) {
    Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
    try {
      create(file);
      return FileLock.take(lockFile)
          .orElseThrow(() -> StoreFailures.inUse(file, FileLock.holder(lockFile)));
    } catch (IOException failure) {
      throw StoreFailures.cannotCreate(file, failure);
    }
  }

  /** For its owner only: everybody's conversations are in it. */
  private static void create(Path file) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    Files.createDirectories(file.getParent(), owner(posix, "rwx------"));
    try {
      Files.createFile(file, owner(posix, "rw-------"));
    } catch (FileAlreadyExistsException existing) {
      // It goes on.
    }
  }

  private static FileAttribute<?>[] owner(boolean posix, String permissions) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static SQLiteConfig writing(Settings.Store settings) {
    SQLiteConfig config = common();
    config.setSynchronous(
        settings.durability() == Settings.Durability.POWER_LOSS
            ? SQLiteConfig.SynchronousMode.FULL
            : SQLiteConfig.SynchronousMode.NORMAL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    settings
        .sqlite()
        .maxSize()
        .ifPresent(bytes -> config.setMaxPageCount((int) (bytes / PAGE_BYTES)));
    return config;
  }

  private static SQLiteConfig common() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setJournalSizeLimit(LOG_BYTES);
    config.setPageSize(PAGE_BYTES);
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    return config;
  }

  private static HikariDataSource pool(
      Path file, SQLiteConfig config, int connections, String first) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source);
    pool.setMaximumPoolSize(connections);
    pool.setConnectionInitSql(first);
    // The first use says what is wrong; waiting here would only hide it.
    pool.setInitializationFailTimeout(-1);
    pool.setConnectionTimeout(2L * BUSY_TIMEOUT_MILLIS);
    return new HikariDataSource(pool);
  }

  private static void close(FileLock lock) {
    try {
      lock.close();
    } catch (IOException ended) {
      // The lock ends with the process in any case.
    }
  }
}
