package chat.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** The sentences for stores that cannot be opened. */
final class StoreFailures {
  private StoreFailures() {}

  static StoreFailure inUse(Path file, String holder) {
    return new StoreFailure(
        "Cannot open %s: another server (process %s) uses it. Stop that one, or choose another file with grpc-chat.store.sqlite.path."
            .formatted(file, holder),
        null);
  }

  static StoreFailure cannotCreate(Path file, IOException cause) {
    return new StoreFailure(
        "Cannot create %s: %s (%s). Choose another place with grpc-chat.store.sqlite.path."
            .formatted(file, cause.getClass().getSimpleName(), cause.getMessage()),
        cause);
  }

  static StoreFailure cannotOpen(Path file, Dialect dialect, Exception cause) {
    return new StoreFailure(
        "Cannot open %s: %s".formatted(file, fileProblem(dialect, cause)), cause);
  }

  private static String fileProblem(Dialect dialect, Exception cause) {
    if (cause instanceof FlywayValidateException) {
      return newer(cause);
    }
    Optional<SQLException> database = database(cause);
    StoreProblem problem = database.map(dialect::problem).orElse(StoreProblem.FAILED);
    return switch (problem) {
      case DAMAGED ->
          "it is damaged, or no SQLite database. Restore a backup, or move it away to start empty.";
      case READ_ONLY -> "it may not be written. Give the server's user the right to, or remount.";
      case FULL -> "the disk is full. Make space.";
      case LOCKED -> "another program has locked it. Close that program.";
      default -> what(cause) + ".";
    };
  }

  static StoreFailure cannotConnect(String url, Exception cause) {
    return new StoreFailure("Cannot open %s: %s".formatted(url, databaseProblem(cause)), cause);
  }

  static StoreFailure inUse(String url) {
    return new StoreFailure(
        "Cannot open %s: another server uses this database. Stop that one, or choose another database with grpc-chat.store.postgresql.url."
            .formatted(url),
        null);
  }

  private static String databaseProblem(Exception cause) {
    if (cause instanceof FlywayValidateException) {
      return newer(cause);
    }
    String state = database(cause).map(SQLException::getSQLState).orElse("");
    return switch (state) {
      case "28P01", "28000" ->
          "user or password are wrong. Set grpc-chat.store.postgresql.user and .password.";
      case "3D000" ->
          "there is no such database. Create it, or correct grpc-chat.store.postgresql.url.";
      case "42501" -> "the user may not create tables. Make it the owner of the database.";
      default -> what(cause) + ". Is PostgreSQL running there?";
    };
  }

  private static String newer(Exception cause) {
    return "its tables are not those of this server; a newer one may have written it. Use that server, or restore a backup.";
  }

  private static String what(Exception cause) {
    return database(cause).map(Throwable::getMessage).orElse(cause.getMessage());
  }

  private static Optional<SQLException> database(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException known) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }
}
