package chat.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** PostgreSQL's way. */
final class PostgresDialect implements Dialect {
  @Override
  public StoreProblem problem(SQLException failure) {
    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    String state = String.valueOf(failure.getSQLState());
    if (failure instanceof SQLTransientConnectionException
        || state.startsWith("08")
        || state.startsWith("57P")) {
      return StoreProblem.UNREACHABLE;
    }
    return switch (state) {
      case "53100", "53200" -> StoreProblem.FULL;
      case "25006", "42501" -> StoreProblem.READ_ONLY;
      case "XX001", "XX002" -> StoreProblem.DAMAGED;
      case "55P03", "40P01" -> StoreProblem.LOCKED;
      default -> StoreProblem.FAILED;
    };
  }

  @Override
  public String clustered() {
    return "";
  }
}
