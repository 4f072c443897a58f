package chat.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import chat.tools.judge.MessageKey;
import chat.tools.judge.RoomRecord;
import chat.tools.judge.Sent;
import chat.tools.judge.Violations;
import chat.tools.judge.Wording;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BusiestRoomTest {
  private final BotThread thread = new BotThread();
  private final BusiestRoom room = new BusiestRoom(thread);
  private final long killed = System.nanoTime();

  BusiestRoomTest() {
    room.is("general");
  }

  @AfterEach
  void stop() {
    thread.close();
  }

  private void confirm(String name, long writtenAtNanos) {
    Violations none = new Violations(System.err::println);
    RoomRecord record = new RoomRecord(name, 0, new Wording(1, 60), none);
    room.confirmed(new Sent(new MessageKey(0, 0), record, writtenAtNanos, none));
  }

  @Test
  void speaksWithTheFirstThatWasSaidThereAfterTheKill() {
    CompletableFuture<Duration> speaks = room.silentSince(killed);

    confirm("general", killed - 1);
    confirm("tech", killed + 1);
    assertThat(speaks).isNotDone();

    confirm("general", killed + 1);
    confirm("general", killed + 2);
    assertThat(speaks).isCompleted();
    assertThat(room.silences()).hasSize(1).allMatch(silence -> !silence.isNegative());
  }

  @Test
  void isNotSilentBeforeItsServerGoes() {
    confirm("general", killed);

    assertThat(room.silences()).isEmpty();
  }
}
