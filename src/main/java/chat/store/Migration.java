package chat.store;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database to the tables that this server knows. */
final class Migration {
  private Migration() {}

  /**
   * @throws org.flywaydb.core.api.FlywayException if that cannot be done
   */
  static void run(DataSource database, Dialect dialect) {
    Flyway.configure(Migration.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:chat/store/migration")
        .placeholders(Map.of("clustered", dialect.clustered()))
        // A newer server may have been here, and its tables are not ours to write.
        .ignoreMigrationPatterns(new String[0])
        .load()
        .migrate();
  }
}
