package chat.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Brings options, environment, the operator's file and the defaults together, the first of them
 * that has a key winning.
 */
public final class SettingsLoader {
  private static final Path DEFAULT_FILE = Path.of("application.conf");

  private final Path workingDirectory;
  private final Map<String, String> environment;

  /**
   * What was loaded.
   *
   * @param settings our part, checked
   * @param config everything, for the actor system: {@code grpc-chat} as in the settings, the
   *     libraries' keys as the file over their own defaults
   * @param warnings what the operator should know though it does not keep the server from starting;
   *     lines safe to print
   */
  public record Loaded(Settings settings, Config config, List<String> warnings) {}

  /**
   * Resolves relative files against {@code workingDirectory} and looks for variables in {@code
   * environment}.
   */
  public SettingsLoader(Path workingDirectory, Map<String, String> environment) {
    this.workingDirectory = workingDirectory;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Loads everything.
   *
   * @param file the operator's file; if empty, {@code application.conf} in the working directory if
   *     there is one
   * @param options values that win over all others, by key, each with an origin that names the
   *     option
   * @throws SettingsException if anything is wrong; it names all of it
   */
  public Loaded load(Optional<Path> file, Map<String, ConfigValue> options)
      throws SettingsException {
    // defaultReference() would mix in the system properties, a source that we do not have.
    Config unresolved = ConfigFactory.defaultReferenceUnresolved();
    Config reference = unresolved.resolve();
    KnownKeys known = new KnownKeys(reference);
    Problems problems = new Problems();

    Config config = overDefaults(file, unresolved);
    EnvironmentValues variables = new EnvironmentValues(known, environment);
    Map<String, ConfigValue> values = new TreeMap<>(known.defaults());
    values.putAll(FileValues.of(config, reference.root().keySet(), known, problems));
    values.putAll(variables.values(problems));
    values.putAll(options);

    Settings settings = new SettingsReader(values, known.defaults(), problems).read();
    problems.throwIfAny();
    return new Loaded(settings, with(config, values), variables.unknown());
  }

  private Config overDefaults(Optional<Path> file, Config defaults) throws SettingsException {
    Path operators = workingDirectory.resolve(file.orElse(DEFAULT_FILE));
    return file.isEmpty() && Files.notExists(operators)
        ? defaults.resolve()
        : HoconFile.read(operators, defaults);
  }

  private static Config with(Config config, Map<String, ConfigValue> values) {
    Config result = config.withoutPath(KnownKeys.ROOT);
    for (var entry : values.entrySet()) {
      result = result.withValue(entry.getKey(), entry.getValue());
    }
    return result;
  }
}
