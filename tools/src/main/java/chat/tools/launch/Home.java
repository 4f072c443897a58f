package chat.tools.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where servers run.
 *
 * @param kept whether it is still there when it is closed
 */
record Home(Path path, boolean kept) implements AutoCloseable {
  static Home temporary() throws IOException {
    return new Home(Files.createTempDirectory("grpc-chat-"), false);
  }

  static Home kept(Path path) throws IOException {
    return new Home(Files.createDirectories(path), true);
  }

  /** A directory in it. */
  Path room(String name) throws IOException {
    return Files.createDirectories(path.resolve(name));
  }

  @Override
  public void close() {
    if (kept) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
