package chat.store;

import chat.config.Settings.Durability;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections that may write. Each holds the one lock there is for as long as it is open, so
 * that never two servers write to one database, also after one of them lost its connection. The
 * nodes of a cluster share it: there the database itself sees to it that no number of a room is
 * used twice, as who appends has to know the last one.
 */
final class WriterSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;

  /** Any number that nobody else is likely to lock: "grpcchat" in ASCII. */
  private static final long LOCK = 0x6772_7063_6368_6174L;

  /** How PostgreSQL shows a lock whose key is one number. */
  private static final String IS_LOCKED =
      "SELECT EXISTS (SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = database"
          + " WHERE locktype = 'advisory' AND datname = current_database() AND granted"
          + " AND objsubid = 1 AND (classid::bigint << 32) + objid::bigint = %d)".formatted(LOCK);

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final boolean synchronous;
  private final boolean shared;

  /**
   * @param shared whether others may hold the lock who share it too
   */
  WriterSource(Durability durability, boolean shared) {
    this.shared = shared;
    this.synchronous = durability == Durability.POWER_LOSS;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    Connection connection = super.getConnection(user, password);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit = " + (synchronous ? "on" : "off"));
      statement.execute("SET lock_timeout = '2s'");
      // Else the lock of a machine that lost its power is held for hours.
      statement.execute("SET tcp_keepalives_idle = 10");
      statement.execute("SET tcp_keepalives_interval = 5");
      statement.execute("SET tcp_keepalives_count = 3");
      requireLock(statement);
      return connection;
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  /** Whether anybody holds the lock now. */
  static boolean isLocked(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(IS_LOCKED)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private void requireLock(Statement statement) throws SQLException {
    String how = shared ? "_shared" : "";
    try (ResultSet row =
        statement.executeQuery("SELECT pg_try_advisory_lock%s(%d)".formatted(how, LOCK))) {
      row.next();
      if (!row.getBoolean(1)) {
        throw new SQLException("another connection holds the lock", LOCK_NOT_AVAILABLE);
      }
    }
  }
}
