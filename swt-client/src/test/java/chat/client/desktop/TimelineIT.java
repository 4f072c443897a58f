package chat.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where the reader of a conversation is, to the pixel. */
class TimelineIT {
  private static Screen screen;

  @BeforeAll
  static void open() {
    screen = new Screen();
  }

  @AfterAll
  static void close() {
    screen.close();
  }

  private static void play(String scene) {
    Process program =
        Tools.start(
            "timeline",
            screen.environment(),
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("client.jar") + File.pathSeparator + "target/test-classes",
                "chat.client.ui.TimelineProgram",
                scene));
    try {
      assertThat(program.onExit().join().exitValue()).as("see " + Tools.LOGS).isZero();
    } finally {
      Tools.end(program);
    }
  }

  @Test
  void earlierMessagesLeaveInPlaceWhatIsRead() {
    play("earlier");
  }

  @Test
  void newMessagesLeaveInPlaceWhatIsRead() {
    play("live");
  }

  @Test
  void aReaderAtTheEndFollows() {
    play("end");
  }

  @Test
  void whoMissedMuchBeginsWhereTheyLeftOff() {
    play("unread");
  }

  @Test
  void theKeysScroll() {
    play("keys");
  }

  @Test
  void whoSaysSomethingSeesIt() {
    play("say");
  }

  @Test
  void aFailedTextHasItsButtonsBesideIt() {
    play("failed");
  }
}
