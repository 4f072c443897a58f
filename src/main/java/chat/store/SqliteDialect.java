package chat.store;

import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** SQLite's way. */
final class SqliteDialect implements Dialect {
  private static final int PRIMARY_CODE = 0xFF;

  @Override
  public StoreProblem problem(SQLException failure) {
    if (!(failure instanceof SQLiteException sqlite)) {
      return StoreProblem.FAILED;
    }
    // The result codes of https://www.sqlite.org/rescode.html, without what they are extended by.
    return switch (sqlite.getResultCode().code & PRIMARY_CODE) {
      case 13 -> StoreProblem.FULL;
      case 8, 3 -> StoreProblem.READ_ONLY;
      case 11, 26 -> StoreProblem.DAMAGED;
      case 5, 6 -> StoreProblem.LOCKED;
      case 10, 14 -> StoreProblem.UNREACHABLE;
      default -> StoreProblem.FAILED;
    };
  }

  @Override
  public String clustered() {
    return "WITHOUT ROWID";
  }
}
