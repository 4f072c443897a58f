package chat.store;

import static chat.store.StoreProblem.DAMAGED;
import static chat.store.StoreProblem.FAILED;
import static chat.store.StoreProblem.FULL;
import static chat.store.StoreProblem.LOCKED;
import static chat.store.StoreProblem.READ_ONLY;
import static chat.store.StoreProblem.UNREACHABLE;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells from a driver's error what is wrong. */
final class SqlProblems {
  /** The part of SQLite's code that tells the kind. */
  private static final int PRIMARY = 0xff;

  private static final String UNIQUE_VIOLATION = "23505";

  private SqlProblems() {}

  /** A failure of the store of that name, with the driver's error as its cause. */
  static StoreException failure(String name, Exception thrown) {
    if (thrown instanceof StoreException known) {
      return known;
    }
    Throwable cause = innermost(thrown);
    return new StoreException(of(cause), name + ": " + cause.getMessage(), cause);
  }

  /** Whether a row is in the way that must not be there twice. */
  static boolean isConflict(Exception thrown) {
    Throwable cause = innermost(thrown);
    if (cause instanceof SQLiteException sqlite) {
      return (sqlite.getResultCode().code & PRIMARY) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
    } else {
      return cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState());
    }
  }

  /** The driver's error, or what else was thrown first. */
  static Throwable innermost(Throwable thrown) {
    Throwable found = thrown;
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof SQLException || !(found instanceof SQLException)) {
        found = at;
      }
    }
    return found;
  }

  static StoreProblem of(Throwable thrown) {
    if (thrown instanceof SQLiteException sqlite) {
      return ofSqlite(sqlite.getResultCode());
    } else if (thrown instanceof SQLException sql && sql.getSQLState() != null) {
      return ofState(sql.getSQLState());
    } else {
      return FAILED;
    }
  }

  private static StoreProblem ofSqlite(SQLiteErrorCode code) {
    return switch (code) {
      case SQLITE_IOERR_CORRUPTFS, SQLITE_IOERR_DATA -> DAMAGED;
      case SQLITE_IOERR_SHMSIZE -> FULL;
      default -> ofSqlite(code.code & PRIMARY);
    };
  }

  /** The lowest byte tells the kind. */
  private static StoreProblem ofSqlite(int primary) {
    if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
      return FULL;
    } else if (primary == SQLiteErrorCode.SQLITE_READONLY.code
        || primary == SQLiteErrorCode.SQLITE_PERM.code) {
      return READ_ONLY;
    } else if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code
        || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return DAMAGED;
    } else if (primary == SQLiteErrorCode.SQLITE_BUSY.code
        || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return LOCKED;
    } else {
      return FAILED;
    }
  }

  /** See PostgreSQL's manual, appendix A. */
  private static StoreProblem ofState(String state) {
    return switch (state) {
      case "53100" -> FULL;
      case "25006", "42501" -> READ_ONLY;
      case "XX001", "XX002" -> DAMAGED;
      case "55P03", "40001", "40P01", "57014" -> LOCKED;
      case "53300" -> UNREACHABLE;
      default -> state.startsWith("08") || state.startsWith("57P") ? UNREACHABLE : FAILED;
    };
  }
}
