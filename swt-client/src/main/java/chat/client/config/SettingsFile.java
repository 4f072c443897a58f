package chat.client.config;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings as a text that a person can read and edit: each key below a line that says what it
 * is for and what it may be, and as a comment where nothing was decided.
 */
final class SettingsFile {
  private static final Logger log = LoggerFactory.getLogger(SettingsFile.class);
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final List<String> HEAD =
      List.of(
          "# The settings of grpc-chat's desktop client, and what it remembers.",
          "# Edit it while the client is not running. A line that begins with # is only a remark: take the # away",
          "# to set the value. A value that is not allowed counts as none. The client writes this file anew",
          "# whenever something changes; remarks of your own do not last.");

  private final Path file;

  SettingsFile(Path file) {
    this.file = file;
  }

  /** Everything that is set. A file that cannot be understood is put aside, not overwritten. */
  Map<String, String> read() {
    Properties properties = new Properties();
    try (Reader reader = new StringReader(text())) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      log.info("No settings yet at {}", file);
    } catch (IOException | IllegalArgumentException e) {
      log.warn("Cannot read the settings at {}: starting without", file, e);
      properties.clear();
      putAside();
    }
    Map<String, String> values = new TreeMap<>();
    properties.forEach((key, value) -> values.put((String) key, (String) value));
    return values;
  }

  /** Some editors begin a text with a mark. */
  private String text() throws IOException {
    String text = Files.readString(file);
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private void putAside() {
    Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
    try {
      Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
      log.warn("A copy of them is at {}", aside);
    } catch (IOException e) {
      log.warn("Cannot copy them to {}", aside, e);
    }
  }

  /** Writes all values, so that a crash in between leaves the old file. */
  void write(Map<String, String> values) {
    try {
      Files.createDirectories(file.getParent());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.write(fresh, lines(values));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      log.warn("Cannot write the settings to {}", file, e);
    }
  }

  private static List<String> lines(Map<String, String> values) {
    List<String> lines = new ArrayList<>(HEAD);
    Map<String, String> left = new TreeMap<>(values);
    for (SettingKeys.Section section : SettingKeys.SECTIONS) {
      title(lines, section.title());
      for (SettingKey key : section.keys()) {
        lines.add("# %s: %s.".formatted(key.about(), key.allowed()));
        List<String> set = left.keySet().stream().filter(key::covers).toList();
        set.forEach(each -> lines.add(line(each, left.remove(each))));
        if (set.isEmpty()) {
          lines.add("#" + line(key.name(), key.usual()));
        }
      }
    }
    title(lines, "Remembered by the client itself");
    left.forEach((key, value) -> lines.add(line(key, value)));
    return lines;
  }

  private static void title(List<String> lines, String title) {
    lines.add("");
    lines.add("# ---- %s ----".formatted(title));
  }

  /** As {@link Properties} reads it, with no more backslashes than it needs. */
  private static String line(String key, String value) {
    String name = escaped(key).replaceAll("[ =:#!]", "\\\\$0");
    return name + "=" + escaped(value).replaceFirst("^ ", "\\\\ ");
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t")
        .replace("\f", "\\f");
  }
}
