package chat.client.config;

import chat.client.model.Servers;
import chat.client.model.SessionKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each session key in a file of its own that only its owner may read, so that a client that
 * was killed gets its name back at once. Without the file a key lasts as long as the program.
 */
public final class KeyFiles implements SessionKeys {
  private static final Logger log = LoggerFactory.getLogger(KeyFiles.class);

  private final Path folder;
  private final Map<Path, String> known = new HashMap<>();

  /**
   * @param folder is made when it is needed
   */
  public KeyFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public String keyFor(Servers servers, String name) {
    return known.computeIfAbsent(file(servers, name), KeyFiles::readOrCreate);
  }

  /** A name may hold anything, and servers take names that differ only in case for one. */
  private Path file(Servers servers, String name) {
    String whose = servers + " " + name.toLowerCase(Locale.ROOT);
    return folder.resolve(
        UUID.nameUUIDFromBytes(whose.getBytes(StandardCharsets.UTF_8)).toString());
  }

  private static String readOrCreate(Path file) {
    String key = newKey();
    try {
      Files.createDirectories(file.getParent(), OwnerOnly.folder());
      if (!Files.exists(file)) {
        Files.createFile(file, OwnerOnly.file());
      }
      String kept = Files.readString(file);
      if (kept.length() == key.length()) {
        return kept;
      }
      Files.writeString(file, key);
    } catch (IOException e) {
      log.warn("Cannot keep the session key in {}", file, e);
    }
    return key;
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }
}
