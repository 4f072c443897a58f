package chat.client.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Sends everything that is logged, here and in the libraries, to one small file and nothing to the
 * terminal.
 */
public final class LogFile {
  private static final int LIMIT_BYTES = 1_000_000;
  private static final int FILES = 1;

  private LogFile() {}

  /** If the file cannot be written the log goes to the terminal: better there than nowhere. */
  public static void open(Path file) {
    Logger root = LogManager.getLogManager().getLogger("");
    try {
      Files.createDirectories(file.getParent());
      FileHandler handler =
          new FileHandler(file.toString().replace("%", "%%"), LIMIT_BYTES, FILES, true);
      handler.setFormatter(new LogLines());
      handler.setLevel(Level.INFO);
      LogManager.getLogManager().reset();
      root.addHandler(handler);
    } catch (IOException e) {
      root.log(Level.WARNING, "Cannot write the log to " + file, e);
    }
  }
}
