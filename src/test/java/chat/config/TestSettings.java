package chat.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Settings for tests: the defaults, changed by a few lines of HOCON. */
public final class TestSettings {
  private TestSettings() {}

  /** The defaults, whatever file or environment the tests run with. */
  public static Settings defaults() {
    return of("");
  }

  /** The defaults with the keys of {@code hocon}, as in {@code grpc-chat.server.port = 0}. */
  public static Settings of(String hocon) {
    try {
      return load(hocon);
    } catch (SettingsException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  static Settings load(String hocon) throws SettingsException {
    try {
      Path file = Files.createTempFile("settings", ".conf");
      try {
        Files.writeString(file, hocon);
        return new SettingsLoader(file.getParent(), Map.of())
            .load(Optional.of(file), Map.of())
            .settings();
      } finally {
        Files.delete(file);
      }
    } catch (IOException noTemporaryFile) {
      throw new UncheckedIOException(noTemporaryFile);
    }
  }
}
