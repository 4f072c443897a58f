package chat.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The keys that exist, which are those of {@code reference.conf}, as paths from the root. */
final class KnownKeys {
  static final String ROOT = "grpc-chat";

  private final SortedSet<String> blocks = new TreeSet<>();
  private final SortedMap<String, ConfigValue> defaults = new TreeMap<>();

  KnownKeys(Config reference) {
    collect(ROOT, reference.getObject(ROOT));
  }

  private void collect(String path, ConfigObject block) {
    blocks.add(path);
    block.forEach(
        (name, value) -> {
          String key = path + "." + name;
          if (value instanceof ConfigObject inner) {
            collect(key, inner);
          } else {
            defaults.put(key, value);
          }
        });
  }

  /** Each key that holds a value, with its default. */
  SortedMap<String, ConfigValue> defaults() {
    return Collections.unmodifiableSortedMap(defaults);
  }

  boolean exists(String key) {
    return isBlock(key) || defaults.containsKey(key);
  }

  boolean isBlock(String key) {
    return blocks.contains(key);
  }

  /** {@code grpc-chat.session.text-limit} is {@code GRPC_CHAT_SESSION_TEXT_LIMIT}. */
  static String environmentName(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /**
   * What to write instead of {@code name}, which stands in {@code block} and is not known there.
   */
  String hint(String name, String block) {
    return elsewhere(name)
        .or(() -> NearMiss.of(name, namesIn(block)).map(meant -> block + "." + meant))
        .map(key -> "did you mean " + key + "?")
        .orElseGet(() -> "known in " + block + ": " + String.join(", ", namesIn(block)));
  }

  /** The key that a name at the root of a file looks like, if it looks like one of ours. */
  Optional<String> meantAtRoot(String name) {
    return namesIn(ROOT).contains(name)
        ? Optional.of(ROOT + "." + name)
        : NearMiss.of(name, List.of(ROOT));
  }

  private Optional<String> elsewhere(String name) {
    List<String> keys = all().filter(key -> key.endsWith("." + name)).toList();
    return keys.isEmpty() ? Optional.empty() : Optional.of(String.join(" or ", keys));
  }

  private List<String> namesIn(String block) {
    return all()
        .filter(key -> key.lastIndexOf('.') == block.length() && key.startsWith(block))
        .map(key -> key.substring(block.length() + 1))
        .sorted()
        .toList();
  }

  private Stream<String> all() {
    return Stream.concat(defaults.keySet().stream(), blocks.stream());
  }
}
