package chat.store;

import chat.config.Settings;

/** Opens the store that the operator chose, and has it watched. */
public final class Store {
  private Store() {}

  /**
   * The store, ready for use; nothing in it is read through.
   *
   * @throws StoreException with a sentence for the operator if it cannot be used
   */
  public static MessageStore open(Settings.Store settings) {
    return open(settings, false);
  }

  /**
   * The same.
   *
   * @param shared whether other nodes of a cluster use it too; only PostgreSQL can be
   */
  public static MessageStore open(Settings.Store settings, boolean shared) {
    return switch (settings.kind()) {
      case SQLITE -> new SqlStore(SqliteDatabase.open(settings.sqlite(), settings.durability()));
      case POSTGRESQL ->
          new SqlStore(PostgresDatabase.open(settings.postgresql(), settings.durability(), shared));
      case MEMORY -> new MemoryStore();
    };
  }

  /**
   * Whether another server has the store open that nodes of a cluster share.
   *
   * @throws StoreException with a sentence for the operator if that cannot be found out
   */
  public static boolean isOpenElsewhere(Settings.Store settings) {
    return settings.kind() == Settings.StoreKind.POSTGRESQL
        && PostgresDatabase.isOpenElsewhere(settings.postgresql());
  }

  /** The same store, whose transactions are told to {@code observer}. */
  public static MessageStore observed(MessageStore store, WriteObserver observer) {
    return new ObservedStore(store, observer);
  }
}
