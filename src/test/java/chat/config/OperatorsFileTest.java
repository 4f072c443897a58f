package chat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The file that is shipped to operators. */
class OperatorsFileTest {
  private static final Path FILE = Path.of("application.conf");

  private final Map<String, ?> defaults =
      new KnownKeys(ConfigFactory.defaultReferenceUnresolved().resolve()).defaults();

  @Test
  void changesNothing() throws SettingsException {
    Settings settings =
        new SettingsLoader(Path.of(""), Map.of()).load(Optional.of(FILE), Map.of()).settings();
    assertThat(settings).isEqualTo(TestSettings.defaults());
  }

  @Test
  void statesEveryKeyWithItsDefault() {
    var stated = new KnownKeys(ConfigFactory.parseFile(FILE.toFile())).defaults();
    assertThat(stated).isEqualTo(defaults);
  }

  @Test
  void namesVariableAndDefaultAboveEveryKey() throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    for (String key : defaults.keySet()) {
      int explained = lineOf(lines, key);
      String[] stated = lines.get(explained + 1).strip().split(" = ", 2);
      assertThat(stated[0]).isEqualTo(key.substring(key.lastIndexOf('.') + 1));
      String value = stated[1].equals("[") ? "as here" : stated[1];
      assertThat(lines.get(explained)).contains(", default " + value);
    }
  }

  @Test
  void statesTheLimitsThatAreEnforced() throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    Map<String, String> wrong =
        defaults.keySet().stream()
            .collect(Collectors.toMap(KnownKeys::environmentName, key -> "{ ? }"));
    var loader = new SettingsLoader(Path.of("no such directory"), wrong);
    var problems =
        assertThrows(SettingsException.class, () -> loader.load(Optional.empty(), Map.of()))
            .problems();
    List<String> limited = problems.stream().filter(line -> line.contains(" from ")).toList();
    assertThat(limited).hasSize(36);
    for (String problem : limited) {
      String key = problem.substring(0, problem.indexOf(' '));
      String limits = problem.substring(problem.indexOf(" from ") + 1);
      assertThat(lines.get(lineOf(lines, key))).containsPattern(", (or )?" + limits + "\\.$");
    }
  }

  /** The one line that names the key's variable. */
  private static int lineOf(List<String> lines, String key) {
    String variable = "nvironment " + KnownKeys.environmentName(key) + ", default ";
    int[] places =
        IntStream.range(0, lines.size()).filter(i -> lines.get(i).contains(variable)).toArray();
    assertThat(places).as(variable).hasSize(1);
    return places[0];
  }
}
