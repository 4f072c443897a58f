package chat.tools.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogWatchTest {
  @TempDir private Path home;

  @Test
  void onlyWhatIsNewAndBadIsTold() throws IOException {
    Path log = home.resolve("server.out");
    Files.writeString(log, "2026-11-25T02:28:53.480Z ERROR Old was before\n");
    LogWatch watch = new LogWatch(log);
    Files.writeString(
        log,
        """
        2026-11-25T02:28:53.480Z INFO  Room message room=random user=Error length=100
        2026-11-25T02:28:53.481Z WARN  Store cannot write
          |   at akka.stream.Thing.work(Thing.scala:7)
        2026-11-25T02:28:53.4""",
        StandardOpenOption.APPEND);

    assertThat(watch.news()).singleElement().asString().contains("Store cannot write");
    Files.writeString(log, "82Z ERROR Half of it came before\n", StandardOpenOption.APPEND);
    assertThat(watch.news())
        .containsExactly("2026-11-25T02:28:53.482Z ERROR Half of it came before");
    assertThat(watch.news()).isEmpty();
  }

  @Test
  void stackTracesAreBad() {
    assertThat(LogWatch.isBad("\tat java.base/java.lang.Thread.run(Thread.java:840)")).isTrue();
    assertThat(LogWatch.isBad("Caused by: java.io.IOException: gone")).isTrue();
    assertThat(LogWatch.isBad("java.lang.OutOfMemoryError: Java heap space")).isTrue();
  }
}
