package chat.tools.baseline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Texts in a file that is synced before anything else is done: the least that a durable history
 * takes. What comes while it syncs shares the next sync. The file has its size from the start and
 * is written round and round, as a disk takes longer for one that grows.
 */
final class SyncedFile implements Disk {
  private static final int BYTES = 16 * 1024 * 1024;

  private record Entry(ByteBuffer text, Runnable kept) {}

  private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();
  private final FileChannel file;
  private final Executor server;

  /**
   * @param server the server's thread
   */
  SyncedFile(Path path, Executor server) throws IOException {
    this.server = server;
    file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    file.write(ByteBuffer.allocate(BYTES));
    file.force(true);
    Thread writer = new Thread(this::write, "disk");
    writer.setDaemon(true);
    writer.start();
  }

  @Override
  public void keep(String text, Runnable kept) {
    waiting.add(new Entry(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), kept));
  }

  private void write() {
    try {
      while (true) {
        List<Entry> entries = new ArrayList<>(List.of(waiting.take()));
        waiting.drainTo(entries);
        if (file.position() > BYTES / 2) {
          file.position(0);
        }
        file.write(entries.stream().map(Entry::text).toArray(ByteBuffer[]::new));
        file.force(false);
        server.execute(() -> entries.forEach(entry -> entry.kept().run()));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
