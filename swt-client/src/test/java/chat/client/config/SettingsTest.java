package chat.client.config;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("new/client.properties");
  }

  private Settings written(String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines));
    return Settings.load(file);
  }

  @Test
  void areReadBackAsTheyWereWritten() {
    String odd = " C:\\users = \"#1\": 李雷!\t\n end ";
    Settings.load(file).set("name", odd).set("tls.[::1]:50051", "true").set("a b#!", "x").save();
    Settings later = Settings.load(file);
    assertThat(later.get("name")).contains(odd);
    assertThat(later.get("tls.[::1]:50051")).contains("true");
    assertThat(later.get("a b#!")).contains("x");
  }

  @Test
  void canBeReadAndEditedByAPerson() throws IOException {
    Settings settings = Settings.load(file).set("theme", "dark").set("notify.大厅", "none");
    settings.set("name", "李雷").set("tls.localhost:50051", "false").set("window", "1,2,3,4").save();
    assertThat(Files.readAllLines(file))
        .containsSubsequence(
            "# ---- General ----",
            "# Light or dark: system, light or dark.",
            "theme=dark",
            "# Size of letters in percent of the desktop's: 60 to 250.",
            "#font-percent=100",
            "# ---- Notifications ----",
            "notify.大厅=none",
            "# ---- Connection ----",
            "name=李雷",
            "tls.localhost\\:50051=false",
            "# ---- Remembered by the client itself ----",
            "window=1,2,3,4");
  }

  @Test
  void ofAnOlderClientAreRead() throws IOException {
    Settings settings =
        written("#grpc-chat client", "#Thu Nov 26 05:10:00 UTC 2026", "name=\\u674E", "window=1");
    assertThat(settings.get("name")).contains("李");
    settings.save();
    assertThat(Settings.load(file).get("window")).contains("1");
  }

  @Test
  void thatNobodyKnowsAreKept() throws IOException {
    written("of-a-newer-client=42").put("theme", "light");
    assertThat(Settings.load(file).get("of-a-newer-client")).contains("42");
  }

  @Test
  void thatAreWrongAreNamedInTheLogAndCountAsNone() throws IOException {
    List<String> log = new ArrayList<>();
    Handler handler = new Recorder(log);
    Logger logger = Logger.getLogger(Settings.class.getName());
    logger.addHandler(handler);
    Settings settings = written("theme=purple", "font-percent=9999", "show-people=yes");
    logger.removeHandler(handler);
    assertThat(log)
        .hasSize(3)
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("theme is \"purple\", but has to be system, light or dark."));
    Preferences preferences = new Preferences(settings);
    assertThat(preferences.theme()).isEqualTo(Preferences.Theme.SYSTEM);
    assertThat(preferences.fontPercent()).isEqualTo(Preferences.USUAL_FONT);
    assertThat(preferences.showPeople()).isTrue();
  }

  @Test
  void forThisRunGoBeforeThoseKeptAndAreNotKept() {
    Settings settings = Settings.load(file).set("theme", "light");
    settings.setForThisRun("theme", "dark");
    assertThat(settings.get("theme")).contains("dark");
    settings.save();
    assertThat(Settings.load(file).get("theme")).contains("light");
  }

  @Test
  void decidedDuringTheRunHoldAndAreKept() {
    Settings settings = Settings.load(file);
    settings.setForThisRun("theme", "dark");
    settings.put("theme", "light");
    assertThat(settings.get("theme")).contains("light");
    assertThat(Settings.load(file).get("theme")).contains("light");
  }

  @Test
  void thatCannotBeReadAreNoneAndPutAside() throws IOException {
    Settings settings = written("ca-file=C:\\users\\ann");
    assertThat(settings.get("ca-file")).isEmpty();
    settings.put("theme", "dark");
    assertThat(file.resolveSibling("client.properties.unreadable"))
        .hasContent("ca-file=C:\\users\\ann");
  }

  @Test
  void thatCannotBeWrittenDoNoHarm() throws IOException {
    Path notAFolder = Files.createFile(folder.resolve("file"));
    Settings settings = Settings.load(notAFolder.resolve("client.properties")).set("name", "Ann");
    settings.save();
    assertThat(settings.get("name")).contains("Ann");
  }

  private static final class Recorder extends Handler {
    private final List<String> lines;

    Recorder(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord record) {
      lines.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
