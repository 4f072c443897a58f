package chat.devcert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files that are whole at any time, for a server that looks at them. */
final class PemOutput {
  private PemOutput() {}

  /** Nobody but the file's owner may read it, from its first moment on, where files have owners. */
  static void writePrivate(Path file, String text) throws IOException {
    Path temporary = temporary(file, text);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Everybody may read it. */
  static void writePublic(Path file, String text) throws IOException {
    Path temporary = temporary(file, text);
    if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Such files are private at first. */
  private static Path temporary(Path file, String text) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Path temporary = Files.createTempFile(directory, file.getFileName().toString(), ".new");
    return Files.writeString(temporary, text, StandardCharsets.US_ASCII);
  }
}
