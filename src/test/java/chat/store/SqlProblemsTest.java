package chat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqlProblemsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "SQLITE_FULL, FULL",
    "SQLITE_IOERR_SHMSIZE, FULL",
    "SQLITE_READONLY, READ_ONLY",
    "SQLITE_READONLY_DIRECTORY, READ_ONLY",
    "SQLITE_CORRUPT, DAMAGED",
    "SQLITE_CORRUPT_INDEX, DAMAGED",
    "SQLITE_NOTADB, DAMAGED",
    "SQLITE_IOERR_CORRUPTFS, DAMAGED",
    "SQLITE_BUSY, LOCKED",
    "SQLITE_BUSY_SNAPSHOT, LOCKED",
    "SQLITE_LOCKED, LOCKED",
    "SQLITE_IOERR_WRITE, FAILED",
    "SQLITE_CANTOPEN, FAILED",
    "SQLITE_CONSTRAINT, FAILED"
  })
  void codesOfSqlite(SQLiteErrorCode code, StoreProblem problem) {
    assertThat(SqlProblems.of(new SQLiteException("", code))).isEqualTo(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "08001, UNREACHABLE",
    "08006, UNREACHABLE",
    "57P01, UNREACHABLE",
    "57P03, UNREACHABLE",
    "53300, UNREACHABLE",
    "53100, FULL",
    "25006, READ_ONLY",
    "42501, READ_ONLY",
    "XX001, DAMAGED",
    "XX002, DAMAGED",
    "55P03, LOCKED",
    "23505, FAILED"
  })
  void statesOfPostgresql(String state, StoreProblem problem) {
    assertThat(SqlProblems.of(new SQLException("", state))).isEqualTo(problem);
  }

  @Test
  void fileThatMayOnlyBeReadIsReadOnly() throws SQLException {
    String url = "jdbc:sqlite:" + directory.resolve("chat.db");
    try (Connection writing = DriverManager.getConnection(url);
        Statement statement = writing.createStatement()) {
      statement.execute("CREATE TABLE room (id TEXT)");
    }
    SQLiteConfig readOnly = new SQLiteConfig();
    readOnly.setReadOnly(true);
    try (Connection reading = readOnly.createConnection(url);
        Statement statement = reading.createStatement()) {
      Throwable failure =
          catchThrowable(() -> statement.execute("INSERT INTO room VALUES ('general')"));
      assertThat(SqlProblems.of(failure)).isEqualTo(StoreProblem.READ_ONLY);
    }
  }

  @Test
  void driversErrorIsFoundInTheDepth() {
    SQLException driver = new SQLException("disk full", "53100");
    StoreException failure =
        SqlProblems.failure("Store", new IllegalStateException("outer", new Exception(driver)));
    assertThat(failure.problem()).isEqualTo(StoreProblem.FULL);
    assertThat(failure).hasMessage("Store: disk full").hasCause(driver);
  }
}
