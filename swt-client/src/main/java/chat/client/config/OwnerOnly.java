package chat.client.config;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Keeps a person's files from the others on the machine; Windows does so by itself. */
final class OwnerOnly {
  private static final Set<String> VIEWS = FileSystems.getDefault().supportedFileAttributeViews();

  private OwnerOnly() {}

  static FileAttribute<?>[] folder() {
    return only("rwx------");
  }

  static FileAttribute<?>[] file() {
    return only("rw-------");
  }

  private static FileAttribute<?>[] only(String permissions) {
    return VIEWS.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
