package chat.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Speaks with notifications.py, which takes the place of a desktop's notifications and launcher.
 */
final class NotificationDaemon {
  /** What a program asked of it. */
  record Call(String call, int number, String icon, String summary, String body) {}

  private static final Gson JSON = new Gson();
  private static final int PATIENCE_SECONDS = 30;

  private final Process process;

  NotificationDaemon(Process process) {
    this.process = process;
    assertThat(next().call()).isEqualTo("ready");
  }

  /** Waits for the next call. */
  Call next() {
    return JSON.fromJson(
        CompletableFuture.supplyAsync(() -> Tools.firstLine(process, "notifications.py"))
            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .join(),
        Call.class);
  }

  /** Clicks a notification. */
  void choose(int number) {
    say("choose " + number);
  }

  /** Waits until the launcher has a number; 0 is none. */
  void seeCount(int number) {
    say("count " + number);
    assertThat(next().call()).isEqualTo("count");
  }

  /** Sees to it that no call was made that is not looked at yet. */
  void expectNoMore() {
    say("ping");
    assertThat(next().call()).isEqualTo("ping");
  }

  private void say(String line) {
    try {
      Writer requests = process.outputWriter(StandardCharsets.UTF_8);
      requests.write(line + "\n");
      requests.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
