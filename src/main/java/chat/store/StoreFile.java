package chat.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes files that only the server's own user can read; what is there already stays as it is. */
final class StoreFile {
  private StoreFile() {}

  /** Makes an empty file, and the directories above it, unless it is there. */
  static void create(Path file) throws IOException {
    createDirectories(file.toAbsolutePath().getParent());
    try {
      Files.createFile(file, only("rw-------", file));
    } catch (FileAlreadyExistsException there) {
      // As it should be from the second start on.
    }
  }

  private static void createDirectories(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    createDirectories(directory.getParent());
    Files.createDirectory(directory, only("rwx------", directory));
    sync(directory.getParent());
  }

  /** A new directory survives a power loss only once the one above it is on the disk. */
  private static void sync(Path directory) throws IOException {
    if (isPosix(directory)) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static FileAttribute<?>[] only(String permissions, Path path) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
