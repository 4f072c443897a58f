package chat.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes our values out of the operator's file and reports keys that nobody reads, lest a slip leave
 * a default in force.
 */
final class FileValues {
  private final KnownKeys known;
  private final Problems problems;
  private final Map<String, ConfigValue> values = new TreeMap<>();

  private FileValues(KnownKeys known, Problems problems) {
    this.known = known;
    this.problems = problems;
  }

  /**
   * Each known key of {@code config}, which is the file over the defaults, with its value.
   *
   * @param libraries the names at the root that belong to others and are not looked into
   */
  static Map<String, ConfigValue> of(
      Config config, Set<String> libraries, KnownKeys known, Problems problems) {
    FileValues file = new FileValues(known, problems);
    for (var entry : new TreeMap<>(config.root()).entrySet()) {
      file.root(entry.getKey(), entry.getValue(), libraries);
    }
    return file.values;
  }

  private void root(String name, ConfigValue value, Set<String> libraries) {
    if (name.equals(KnownKeys.ROOT)) {
      entry(KnownKeys.ROOT, value);
    } else if (!libraries.contains(name)) {
      outside(name, value);
    }
  }

  /**
   * A name of no library may be the operator's own, to be used in {@code ${name}}; one that looks
   * like ours is a slip.
   */
  private void outside(String name, ConfigValue value) {
    known
        .meantAtRoot(name)
        .ifPresent(key -> problems.unknownKey(name, value.origin(), "did you mean " + key + "?"));
  }

  private void block(String path, ConfigObject block) {
    for (var entry : new TreeMap<>(block).entrySet()) {
      String name = entry.getKey();
      String key = path + "." + ConfigUtil.joinPath(name);
      if (known.exists(key)) {
        entry(key, entry.getValue());
      } else {
        problems.unknownKey(key, entry.getValue().origin(), known.hint(name, path));
      }
    }
  }

  private void entry(String key, ConfigValue value) {
    if (!known.isBlock(key)) {
      values.put(key, value);
    } else if (value instanceof ConfigObject block) {
      block(key, block);
    } else {
      problems.wrongValue(key, value, "a block { ... }");
    }
  }
}
