package chat.config;

import chat.config.Settings.Durability;
import chat.config.Settings.Postgresql;
import chat.config.Settings.Retention;
import chat.config.Settings.Sqlite;
import chat.config.Settings.Store;
import chat.config.Settings.StoreKind;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Reads the block {@code grpc-chat.store}. */
final class StoreReader {
  private static final Kind<String> URL =
      Kind.text(
          "a JDBC URL such as jdbc:postgresql://localhost:5432/grpc_chat",
          url -> Optional.of(url).filter(text -> text.startsWith("jdbc:postgresql:")));
  private static final Kind<Optional<Long>> SIZE = Kind.offOr(Kind.size(1L << 20, 1L << 40));
  private static final Kind<Optional<Duration>> AGE =
      Kind.offOr(Kind.duration(Duration.ofMinutes(1), Duration.ofDays(36_500)));
  private static final Kind<Optional<Integer>> COUNT = Kind.offOr(Kind.whole(1, 1_000_000_000));

  private StoreReader() {}

  static Store read(SettingsReader settings) {
    return new Store(
        settings.value("grpc-chat.store.kind", Kind.oneOf(StoreKind.values(), StoreReader::name)),
        settings.value(
            "grpc-chat.store.durability", Kind.oneOf(Durability.values(), StoreReader::name)),
        new Sqlite(
            settings.value("grpc-chat.store.sqlite.path", Kind.path()),
            settings.value("grpc-chat.store.sqlite.max-size", SIZE)),
        new Postgresql(
            settings.value("grpc-chat.store.postgresql.url", URL),
            settings.value("grpc-chat.store.postgresql.user", anyText("a user name")),
            settings.value("grpc-chat.store.postgresql.password", anyText("a text in quotes"))),
        new Retention(
            settings.value("grpc-chat.store.retention.max-age", AGE),
            settings.value("grpc-chat.store.retention.max-count", COUNT)));
  }

  private static Kind<String> anyText(String allowed) {
    return Kind.text(allowed, Optional::of);
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
