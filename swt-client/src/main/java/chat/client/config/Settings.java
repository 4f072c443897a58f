package chat.client.config;

import chat.client.model.PreferenceStore;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the client remembers from one start to the next. Nothing in it is needed to chat, so a file
 * that cannot be read or written is noted in the log and otherwise does no harm.
 */
public final class Settings implements PreferenceStore {
  private static final Logger log = LoggerFactory.getLogger(Settings.class);

  private final Path file;
  private final Properties values = new Properties();

  private Settings(Path file) {
    this.file = file;
  }

  public static Settings load(Path file) {
    Settings settings = new Settings(file);
    try (Reader reader = Files.newBufferedReader(file)) {
      settings.values.load(reader);
    } catch (NoSuchFileException e) {
      log.info("No settings yet at {}", file);
    } catch (IOException | IllegalArgumentException e) {
      log.warn("Cannot read the settings at {}: starting without", file, e);
    }
    return settings;
  }

  @Override
  public Optional<String> get(String key) {
    return Optional.ofNullable(values.getProperty(key));
  }

  @Override
  public void put(String key, String value) {
    set(key, value).save();
  }

  /** Sets a value, in memory only. */
  public Settings set(String key, String value) {
    values.setProperty(key, value);
    return this;
  }

  /** Writes all values, so that a crash in between leaves the old file. */
  public void save() {
    try {
      Files.createDirectories(file.getParent());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      try (Writer writer = Files.newBufferedWriter(fresh)) {
        values.store(writer, "grpc-chat client");
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      log.warn("Cannot write the settings to {}", file, e);
    }
  }
}
