package chat.config;

import chat.logging.LogText;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Reads HOCON and says in one sentence why it cannot be read. */
final class HoconFile {
  private HoconFile() {}

  /** The file over {@code defaults}, with all substitutions made. */
  static Config read(Path file, Config defaults) throws SettingsException {
    try {
      requireReadable(file);
      return ConfigFactory.parseFile(
              file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
          .withFallback(defaults)
          .resolve();
    } catch (IOException unreadable) {
      throw new SettingsException(List.of(LogText.safe(file + ": " + reason(file, unreadable))));
    } catch (ConfigException invalid) {
      throw new SettingsException(List.of(LogText.safe(sentence(invalid))));
    }
  }

  /**
   * Fails with a reason where the parser would report a Java class, or silently replace what is not
   * UTF-8. A pipe can be read only once, which is the parser's.
   */
  private static void requireReadable(Path file) throws IOException {
    if (!Files.readAttributes(file, BasicFileAttributes.class).isOther()) {
      Files.readString(file);
    }
  }

  /** Where and why {@code invalid} was thrown. */
  static String sentence(ConfigException invalid) {
    String where = Problems.where(invalid.origin());
    if (invalid instanceof ConfigException.IO) {
      return where + ": the included file cannot be read";
    }
    // The library puts its own form of the place in front, and hints for programmers behind.
    String prefix = invalid.origin().description() + ": ";
    String why = invalid.getMessage().replaceFirst(" \\(if you intended .*", "").strip();
    return where
        + ": not readable as HOCON: "
        + (why.startsWith(prefix) ? why.substring(prefix.length()) : why);
  }

  private static String reason(Path file, IOException unreadable) {
    if (unreadable instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (unreadable instanceof AccessDeniedException) {
      return "this user may not read the file";
    }
    if (unreadable instanceof CharacterCodingException) {
      return "the file is not in UTF-8";
    }
    return Files.isDirectory(file) ? "this is a directory, not a file" : "the file cannot be read";
  }
}
