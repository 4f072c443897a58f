package chat.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** Connections that are kept open, and opened again when they broke. */
final class Pool {
  /** How long to wait for a connection; everything else that is written waits along. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private Pool() {}

  /** The one connection that writes. */
  static HikariDataSource writer(DataSource source) {
    return of(source, "store-writer", 1, false);
  }

  /** A connection for each reader, none of which can write. */
  static HikariDataSource readers(DataSource source) {
    return of(source, "store-readers", History.READERS, true);
  }

  private static HikariDataSource of(DataSource source, String name, int size, boolean readOnly) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setPoolName(name);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(size);
    config.setReadOnly(readOnly);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setValidationTimeout(PATIENCE.toMillis());
    config.setMaxLifetime(0);
    // Whoever opens the store has tried a connection before and tells better what is wrong.
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  /** Errors do not show the values of a statement: the log is no place for what people write. */
  static Jdbi jdbi(DataSource pool) {
    Jdbi jdbi = Jdbi.create(pool);
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }
}
