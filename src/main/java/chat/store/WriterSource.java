package chat.store;

import chat.config.Settings.Durability;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections that may write. Each holds the one lock there is for as long as it is open, so
 * that never two servers write to one database, also after one of them lost its connection.
 */
final class WriterSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;

  /** Any number that nobody else is likely to lock: "grpcchat" in ASCII. */
  private static final long LOCK = 0x6772_7063_6368_6174L;

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final boolean synchronous;

  WriterSource(Durability durability) {
    this.synchronous = durability == Durability.POWER_LOSS;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    Connection connection = super.getConnection(user, password);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit = " + (synchronous ? "on" : "off"));
      statement.execute("SET lock_timeout = '2s'");
      requireLock(statement);
      return connection;
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  private static void requireLock(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("SELECT pg_try_advisory_lock(%d)".formatted(LOCK))) {
      row.next();
      if (!row.getBoolean(1)) {
        throw new SQLException("another connection holds the lock", LOCK_NOT_AVAILABLE);
      }
    }
  }
}
