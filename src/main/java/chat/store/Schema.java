package chat.store;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;

/** Brings the tables up to date. */
final class Schema {
  private Schema() {}

  /** Does what is missing; throws if somebody else's tables or a newer server's are there. */
  static void migrate(DataSource source, String name) {
    Flyway flyway =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(source)
            .locations("classpath:chat/store/migration")
            .load();
    boolean newer =
        Arrays.stream(flyway.info().applied())
            .anyMatch(done -> done.getState() == MigrationState.FUTURE_SUCCESS);
    if (newer) {
      throw new StoreException(
          StoreProblem.FAILED,
          name
              + " was written by a newer version of grpc-chat. Start that version, or restore a backup from before the update.");
    }
    flyway.migrate();
  }
}
