package chat.store;

/** What is wrong with a store that does not do what it is asked. */
public enum StoreProblem {
  /** No space is left, on the disk or within the configured limit. */
  FULL,
  /** The file or the database may not be written. */
  READ_ONLY,
  /** The content is no database, or not a sound one. */
  DAMAGED,
  /** Somebody else holds a lock. */
  LOCKED,
  /** The database server cannot be reached. */
  UNREACHABLE,
  /** Anything else; the log has the details. */
  FAILED
}
