package chat.store;

import java.sql.SQLException;

/** What differs between the databases. */
interface Dialect {
  /** What went wrong. */
  StoreProblem problem(SQLException failure);

  /** What follows the definition of a table whose rows are kept in the order of its key. */
  String clustered();
}
