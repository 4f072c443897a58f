package chat.config;

import chat.logging.LogText;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes our values out of the environment, where each key has a name made from its own. */
final class EnvironmentValues {
  private static final String PREFIX = "GRPC_CHAT_";

  private final KnownKeys known;
  private final Map<String, String> environment;
  private final SortedMap<String, String> keysByName = new TreeMap<>();

  EnvironmentValues(KnownKeys known, Map<String, String> environment) {
    this.known = known;
    this.environment = environment;
    known.defaults().keySet().forEach(key -> keysByName.put(KnownKeys.environmentName(key), key));
  }

  /** Each key that has a variable. */
  Map<String, ConfigValue> values(Problems problems) {
    Map<String, ConfigValue> values = new TreeMap<>();
    keysByName.forEach(
        (name, key) -> {
          try {
            if (environment.containsKey(name)) {
              values.put(key, value(key, environment.get(name), "environment variable " + name));
            }
          } catch (ConfigException invalid) {
            problems.add(HoconFile.sentence(invalid));
          }
        });
    return values;
  }

  /**
   * A line for each variable that looks like ours and is none; orchestrators set such, so it is no
   * error.
   */
  List<String> unknown() {
    return environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !keysByName.containsKey(name))
        .sorted()
        .map(name -> LogText.safe("environment variable " + name + " is not used" + hint(name)))
        .toList();
  }

  private String hint(String name) {
    return NearMiss.of(name, keysByName.keySet())
        .map(meant -> "; did you mean " + meant + "?")
        .orElse("");
  }

  private ConfigValue value(String key, String text, String origin) {
    if (!(known.defaults().get(key) instanceof ConfigList)) {
      return ConfigValueFactory.fromAnyRef(text, origin);
    }
    ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription(origin);
    ConfigObject parsed = ConfigFactory.parseString("value = " + text, options).resolve().root();
    return parsed.getOrDefault("value", ConfigValueFactory.fromAnyRef(null, origin));
  }
}
