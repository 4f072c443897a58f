package chat.client.config;

import chat.client.model.Drafts;
import chat.client.model.Timers;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps all drafts in one file that only its owner may read, written at most every few seconds.
 * Without the file they last as long as the program.
 */
public final class DraftFile implements Drafts {
  static final Duration PAUSE = Duration.ofSeconds(3);

  private static final Logger log = LoggerFactory.getLogger(DraftFile.class);

  private final Path file;
  private final Timers timers;
  private final Map<String, String> drafts = new HashMap<>();
  private boolean unsaved;

  /**
   * @param file is made when it is needed
   */
  public DraftFile(Path file, Timers timers) {
    this.file = file;
    this.timers = timers;
    try (Reader reader = Files.newBufferedReader(file)) {
      Properties kept = new Properties();
      kept.load(reader);
      kept.stringPropertyNames().forEach(key -> drafts.put(key, kept.getProperty(key)));
    } catch (NoSuchFileException e) {
      log.debug("No drafts yet at {}", file);
    } catch (IOException | IllegalArgumentException e) {
      log.warn("Cannot read the drafts at {}: starting without", file, e);
    }
  }

  @Override
  public String at(Place place) {
    return drafts.getOrDefault(key(place), "");
  }

  @Override
  public void keep(Place place, String text) {
    String old = text.isEmpty() ? drafts.remove(key(place)) : drafts.put(key(place), text);
    if (!text.equals(old == null ? "" : old) && !unsaved) {
      unsaved = true;
      timers.after(PAUSE, this::save);
    }
  }

  /** Writes what is not written yet, so that a crash in between leaves the old file. */
  public void save() {
    if (!unsaved) {
      return;
    }
    unsaved = false;
    try {
      Files.createDirectories(file.getParent(), OwnerOnly.folder());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      Files.createFile(fresh, OwnerOnly.file());
      Properties all = new Properties();
      all.putAll(drafts);
      try (Writer writer = Files.newBufferedWriter(fresh)) {
        all.store(writer, "grpc-chat client: what is begun and not sent");
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      log.warn("Cannot keep the drafts in {}", file, e);
    }
  }

  /** A name has no spaces, and servers take names that differ only in case for one. */
  private static String key(Place place) {
    return place.servers() + " " + place.name().toLowerCase(Locale.ROOT) + " " + place.roomId();
  }
}
