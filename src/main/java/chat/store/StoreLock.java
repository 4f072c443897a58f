package chat.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps other servers away from a file. The system frees it when the process ends, however. */
final class StoreLock {
  /** Behind the holder's process id, as Windows lets nobody read what is locked. */
  private static final long LOCKED_BYTE = 1024;

  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock beside {@code file}, or throws a {@link StoreException} that says who has it.
   */
  static StoreLock take(Path file) throws IOException {
    Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
    StoreFile.create(lockFile);
    FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
    if (!isLocked(channel)) {
      channel.close();
      throw new StoreException(
          StoreProblem.LOCKED,
          "SQLite file %s is used by another grpc-chat server (process %s). Stop that server, or choose another file with grpc-chat.store.sqlite.path."
              .formatted(file, Files.readString(lockFile).strip()));
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
    return new StoreLock(channel);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false) != null;
    } catch (OverlappingFileLockException ownProcess) {
      return false;
    }
  }

  void free() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
