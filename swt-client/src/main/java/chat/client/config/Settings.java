package chat.client.config;

import chat.client.model.PreferenceStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the client remembers from one start to the next. Nothing in it is needed to chat, so a file
 * that cannot be read or written, or a value that means nothing, is noted in the log and otherwise
 * does no harm.
 */
public final class Settings implements PreferenceStore {
  private static final Logger log = LoggerFactory.getLogger(Settings.class);

  private final SettingsFile file;
  private final Map<String, String> values;
  private final Map<String, String> forThisRun = new HashMap<>();

  private Settings(SettingsFile file) {
    this.file = file;
    this.values = file.read();
  }

  public static Settings load(Path path) {
    Settings settings = new Settings(new SettingsFile(path));
    settings.values.forEach(
        (key, value) ->
            SettingKeys.of(key)
                .flatMap(known -> SettingKeys.flaw(key, value))
                .ifPresent(flaw -> log.warn("In {}: {} It counts as none.", path, flaw)));
    return settings;
  }

  @Override
  public Optional<String> get(String key) {
    return Optional.ofNullable(forThisRun.getOrDefault(key, values.get(key)))
        .filter(value -> SettingKeys.isAllowed(key, value));
  }

  @Override
  public Set<String> keys() {
    Set<String> all = new TreeSet<>(values.keySet());
    all.addAll(forThisRun.keySet());
    return all;
  }

  @Override
  public void put(String key, String value) {
    set(key, value).save();
  }

  @Override
  public void remove(String key) {
    forThisRun.remove(key);
    values.remove(key);
    save();
  }

  /** Sets a value, in memory only. */
  public Settings set(String key, String value) {
    forThisRun.remove(key);
    values.put(key, value);
    return this;
  }

  /** Goes before what is kept until the client ends, or until something else is decided. */
  public void setForThisRun(String key, String value) {
    forThisRun.put(key, value);
  }

  /** Writes all values, so that a crash in between leaves the old file. */
  public void save() {
    file.write(values);
  }
}
