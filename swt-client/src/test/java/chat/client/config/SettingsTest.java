package chat.client.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir private Path folder;

  @Test
  void areReadBackAsTheyWereWritten() {
    Path file = folder.resolve("new/client.properties");
    Settings.load(file).set("name", "李雷").save();
    assertThat(Settings.load(file).get("name")).contains("李雷");
  }

  @Test
  void thatCannotBeReadAreNone() throws IOException {
    Path file = Files.writeString(folder.resolve("broken"), "name=\\u00zz");
    assertThat(Settings.load(file).get("name")).isEmpty();
  }

  @Test
  void thatCannotBeWrittenDoNoHarm() throws IOException {
    Path notAFolder = Files.createFile(folder.resolve("file"));
    Settings settings = Settings.load(notAFolder.resolve("client.properties")).set("name", "Ann");
    settings.save();
    assertThat(settings.get("name")).contains("Ann");
  }
}
