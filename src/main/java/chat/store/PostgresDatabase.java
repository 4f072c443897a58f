package chat.store;

import chat.config.Settings;
import chat.config.Settings.Durability;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/** Messages in a PostgreSQL database. */
final class PostgresDatabase {
  private static final int CONNECT_SECONDS = 5;

  /** After so long without an answer the connection counts as lost. */
  private static final int ANSWER_SECONDS = 20;

  private PostgresDatabase() {}

  /**
   * Connects to the database and keeps other servers out of it.
   *
   * @param shared whether other nodes of a cluster are let in
   */
  static Database open(Settings.Postgresql settings, Durability durability, boolean shared) {
    String name = name(settings);
    HikariDataSource writer = null;
    try {
      PGSimpleDataSource source = configure(new PGSimpleDataSource(), settings);
      requireUtf8(source, name);
      writer = Pool.writer(configure(new WriterSource(durability, shared), settings));
      writer.getConnection().close();
      Schema.migrate(source, name);
      HikariDataSource readers = Pool.readers(source);
      return new Database(
          name, Pool.jdbi(writer), Pool.jdbi(readers), List.of(readers::close, writer::close));
    } catch (SQLException | RuntimeException failure) {
      if (writer != null) {
        writer.close();
      }
      throw notOpened(name, settings, failure);
    }
  }

  private static String name(Settings.Postgresql settings) {
    return "PostgreSQL database " + settings.url().replaceFirst("\\?.*", "");
  }

  /** Whether a server has it open; nodes of a cluster do while they are members. */
  static boolean isOpenElsewhere(Settings.Postgresql settings) {
    try (Connection connection = configure(new PGSimpleDataSource(), settings).getConnection()) {
      return WriterSource.isLocked(connection);
    } catch (SQLException failure) {
      throw notOpened(name(settings), settings, failure);
    }
  }

  private static <T extends PGSimpleDataSource> T configure(
      T source, Settings.Postgresql settings) {
    source.setURL(settings.url());
    source.setUser(settings.user());
    source.setPassword(settings.password());
    source.setApplicationName("grpc-chat");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(ANSWER_SECONDS);
    source.setTcpKeepAlive(true);
    source.setReWriteBatchedInserts(true);
    // Else errors quote what people wrote.
    source.setLogServerErrorDetail(false);
    return source;
  }

  private static void requireUtf8(PGSimpleDataSource source, String name) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW server_encoding")) {
      row.next();
      if (!row.getString(1).equals("UTF8")) {
        throw new StoreException(
            StoreProblem.FAILED,
            "%s is in encoding %s. Create it with encoding UTF8."
                .formatted(name, row.getString(1)));
      }
    }
  }

  private static StoreException notOpened(
      String name, Settings.Postgresql settings, Exception failure) {
    if (failure instanceof StoreException known) {
      return known;
    }
    Throwable cause = SqlProblems.innermost(failure);
    String state = cause instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
    StoreProblem problem = SqlProblems.of(cause);
    String why;
    if (state.startsWith("28")) {
      why = "refuses user %s. Check user and password".formatted(settings.user());
    } else if (state.startsWith("3D")) {
      why = "does not exist. Create it as docs/operating.md says";
    } else if (problem == StoreProblem.LOCKED) {
      why =
          "is used by another grpc-chat server. Stop that server, or choose another database with grpc-chat.store.postgresql.url";
    } else if (problem == StoreProblem.UNREACHABLE) {
      why = "cannot be reached. Start PostgreSQL, or correct grpc-chat.store.postgresql.url";
    } else if (failure instanceof FlywayException && !(cause instanceof SQLException)) {
      why = "cannot be prepared. It must be a database of its own";
    } else {
      why = "cannot be used";
    }
    return new StoreException(
        problem, "%s %s (%s).".formatted(name, why, cause.getMessage().strip()), cause);
  }
}
