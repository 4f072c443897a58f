package chat.client.ui.attention;

import chat.client.ui.kit.Icons;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program's icon where other programs can read it, until this one ends. */
final class IconFile {
  private static final Logger log = LoggerFactory.getLogger(IconFile.class);
  private static final int SIZE = 128;

  private String address;

  /** Its URI; empty if there is no place for it. */
  String address() {
    if (address == null) {
      address = make();
    }
    return address;
  }

  private static String make() {
    try (InputStream picture = Icons.APP.file(SIZE).openStream()) {
      Path file = Files.createTempFile("grpc-chat-", ".png");
      file.toFile().deleteOnExit();
      Files.copy(picture, file, StandardCopyOption.REPLACE_EXISTING);
      return file.toUri().toString();
    } catch (IOException e) {
      log.info("No place for the icon of notifications: {}", e.toString());
      return "";
    }
  }
}
