package chat.store;

import chat.config.Settings;

/** Opens the store that the settings name. */
public final class Store {
  private Store() {}

  /**
   * Opens it, and brings its tables up to date. Takes the same time whatever is in it.
   *
   * @throws StoreFailure if that cannot be done
   */
  public static MessageStore open(Settings.Store settings) {
    return switch (settings.kind()) {
      case SQLITE -> SqliteStore.open(settings);
      case POSTGRESQL -> PostgresStore.open(settings);
      case MEMORY -> new MemoryStore();
    };
  }
}
