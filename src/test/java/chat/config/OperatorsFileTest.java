package chat.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  void explainsEveryKeyAboveIt() throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    for (String key : defaults.keySet()) {
      String variable = "nvironment " + KnownKeys.environmentName(key) + ", default ";
      List<Integer> places = linesWith(lines, variable);
      assertThat(places).as(variable).hasSize(1);
      String name = key.substring(key.lastIndexOf('.') + 1);
      assertThat(lines.get(places.get(0) + 1).strip()).startsWith(name + " = ");
    }
  }

  private static List<Integer> linesWith(List<String> lines, String text) {
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).contains(text))
        .boxed()
        .toList();
  }
}
