package chat.store;

import chat.config.Settings;
import chat.config.Settings.Durability;
import chat.config.Settings.StoreKind;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of stores for tests. */
public final class StoreSettings {
  static final Settings.Retention EVERYTHING =
      new Settings.Retention(Optional.empty(), Optional.empty());

  private StoreSettings() {}

  public static Settings.Store memory() {
    return of(StoreKind.MEMORY, new Settings.Sqlite(Path.of("unused"), Optional.empty()), "");
  }

  public static Settings.Store sqlite(Path file) {
    return of(StoreKind.SQLITE, new Settings.Sqlite(file, Optional.empty()), "");
  }

  static Settings.Store sqlite(Path file, long maxSize) {
    return of(StoreKind.SQLITE, new Settings.Sqlite(file, Optional.of(maxSize)), "");
  }

  /** A database of {@link PostgresServer}. */
  public static Settings.Store postgresql(String url) {
    return of(StoreKind.POSTGRESQL, new Settings.Sqlite(Path.of("unused"), Optional.empty()), url);
  }

  private static Settings.Store of(StoreKind kind, Settings.Sqlite sqlite, String url) {
    return new Settings.Store(
        kind,
        Durability.POWER_LOSS,
        sqlite,
        new Settings.Postgresql(url, PostgresServer.USER, PostgresServer.PASSWORD),
        EVERYTHING);
  }
}
