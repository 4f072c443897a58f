package chat.store;

import chat.config.Settings;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.FlywayException;

/** Opens a store in a PostgreSQL database. */
final class PostgresStore {
  /** How long a statement waits for a connection before the database counts as unreachable. */
  private static final long CONNECT_TIMEOUT_MILLIS = 3_000;

  /** Any number that no other program uses in this database. */
  private static final long SERVER_LOCK = 0x6772_7063_6368_6174L;

  private PostgresStore() {}

  /**
   * @throws StoreFailure if it cannot be opened
   */
  static MessageStore open(Settings.Store settings) {
    Settings.Postgresql postgresql = settings.postgresql();
    String commit = settings.durability() == Settings.Durability.POWER_LOSS ? "on" : "off";
    Dialect dialect = new PostgresDialect();
    HikariDataSource writer = null;
    HikariDataSource readers = null;
    try {
      writer = pool(postgresql, 1, "SET synchronous_commit TO " + commit);
      readers =
          pool(postgresql, postgresql.connections(), "SET default_transaction_read_only TO on");
      Connection lock = lock(writer, postgresql.url());
      Migration.run(writer, dialect);
      return store(writer, readers, dialect, lock, postgresql.url());
    } catch (FlywayException | PoolInitializationException | SQLException failure) {
      close(writer);
      close(readers);
      throw StoreFailures.cannotConnect(postgresql.url(), failure);
    } catch (StoreFailure failure) {
      close(writer);
      close(readers);
      throw failure;
    }
  }

  private static MessageStore store(
      HikariDataSource writer,
      HikariDataSource readers,
      Dialect dialect,
      Connection lock,
      String url) {
    return new SqlStore(
        writer,
        readers,
        dialect,
        url,
        () -> {
          readers.close();
          writer.close();
          lock.close();
        });
  }

  /**
   * Keeps a second server off the database while this one starts and runs. It is lost with the
   * connection it was taken over; from then on only the numbers keep a second writer out.
   */
  private static Connection lock(HikariDataSource database, String url) throws SQLException {
    Connection connection =
        java.sql.DriverManager.getConnection(
            database.getJdbcUrl(), database.getUsername(), database.getPassword());
    try (Statement statement = connection.createStatement();
        ResultSet taken =
            statement.executeQuery("SELECT pg_try_advisory_lock(" + SERVER_LOCK + ")")) {
      taken.next();
      if (!taken.getBoolean(1)) {
        connection.close();
        throw StoreFailures.inUse(url);
      }
      return connection;
    }
  }

  private static HikariDataSource pool(
      Settings.Postgresql postgresql, int connections, String first) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(postgresql.url());
    pool.setUsername(postgresql.user());
    pool.setPassword(postgresql.password());
    pool.setMaximumPoolSize(connections);
    pool.setConnectionInitSql(first);
    pool.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
    pool.setKeepaliveTime(TimeUnit.SECONDS.toMillis(30));
    // One round trip for a batch, and no wait for ever on a database that fell silent.
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    pool.addDataSourceProperty("socketTimeout", "10");
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    return new HikariDataSource(pool);
  }

  private static void close(HikariDataSource pool) {
    if (pool != null) {
      pool.close();
    }
  }
}
