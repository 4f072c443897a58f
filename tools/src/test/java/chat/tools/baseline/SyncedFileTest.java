package chat.tools.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncedFileTest {
  @TempDir Path directory;

  @Test
  void tellsInTheirOrderWhatIsInTheFile() throws IOException, InterruptedException {
    Path path = directory.resolve("messages");
    BlockingQueue<String> kept = new LinkedBlockingQueue<>();
    SyncedFile file = new SyncedFile(path, Runnable::run);

    for (String text : List.of("one ", "two ", "three ")) {
      file.keep(text, () -> kept.add(text + start(path, 14)));
    }

    assertThat(kept.poll(5, TimeUnit.SECONDS)).startsWith("one one ");
    assertThat(kept.poll(5, TimeUnit.SECONDS)).startsWith("two one two ");
    assertThat(kept.poll(5, TimeUnit.SECONDS)).isEqualTo("three one two three ");
  }

  private static String start(Path path, int bytes) {
    try {
      return Files.readString(path).substring(0, bytes);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
