package chat.e2e;

import static chat.e2e.SessionCall.room;
import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.EndCode;
import chat.proto.FetchHistory;
import chat.proto.HistoryPage;
import chat.proto.RefusalCode;
import chat.proto.RoomMessage;
import chat.proto.SessionEvent;
import chat.proto.SessionServiceGrpc;
import io.grpc.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was said stays: in order, once, over lost streams and restarts, on a real disk. */
class HistoryTest {
  private static final String ANNS_KEY = "the-secret-of-Ann";
  private static final String BOBS_KEY = "the-secret-of-Bob";

  @TempDir private Path directory;

  private TestServer server;
  private SessionCall ann;

  @BeforeEach
  void start() {
    server =
        TestServer.started(
            """
            store { kind = sqlite, sqlite.path = "%s" }
            session.first-screen = 3
            """
                .formatted(directory.resolve("chat.db")));
    ann = server.client().hello("Ann", ANNS_KEY);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void restart() {
    server.close();
    start();
  }

  /** Ann says so many messages: "1", "2", ... */
  private void annSays(int messages) {
    for (int i = 1; i <= messages; i++) {
      ann.say("general", "id " + i, "text " + i);
    }
    for (int i = 1; i <= messages; i++) {
      ann.message();
      ann.stored();
    }
  }

  private static List<Long> numbers(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  private static List<Long> numbers(List<RoomMessage> messages) {
    return messages.stream().map(RoomMessage::getSeq).toList();
  }

  private static List<Long> read(SessionCall session, int messages) {
    List<Long> read = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      read.add(session.message().getSeq());
    }
    return read;
  }

  @Nested
  class Replay {
    @Test
    void showsTheNewestScreenToWhoComesForTheFirstTime() {
      ann.isIn(room("general"));
      annSays(10);
      SessionCall bob = server.client().hello("Bob", BOBS_KEY, room("general"));

      var entered = bob.entered();
      assertThat(entered.getLastSeq()).isEqualTo(10);
      assertThat(entered.getReplayAfter()).isEqualTo(7);
      assertThat(read(bob, 3)).isEqualTo(numbers(8, 10));
      assertThat(bob.replayEnded().getLastSeq()).isEqualTo(10);
    }

    @Test
    void showsExactlyWhatWasMissedHoweverMuch() {
      ann.isIn(room("general"));
      int messages = 1_000;
      annSays(messages);
      SessionCall bob = server.client().hello("Bob", BOBS_KEY, room("general", 7));
      bob.entered();

      assertThat(read(bob, messages - 7)).isEqualTo(numbers(8, messages));
      assertThat(bob.replayEnded().getLastSeq()).isEqualTo(messages);
    }

    @Test
    void missesNothingThatIsSaidMeanwhile() {
      ann.isIn(room("general"));
      annSays(500);
      SessionCall bob = server.client().hello("Bob", BOBS_KEY, room("general", 0));
      for (int i = 501; i <= 1_000; i++) {
        ann.say("general", "id " + i, "text " + i);
      }

      List<Long> shown = new ArrayList<>();
      while (shown.size() < 1_000) {
        SessionEvent event = bob.next();
        if (event.hasMessage()) {
          shown.add(event.getMessage().getSeq());
        }
      }
      assertThat(shown).isEqualTo(numbers(1, 1_000));
    }
  }

  @Nested
  class Restart {
    @Test
    void keepsWhatWasSaidAndGoesOnCounting() {
      ann.isIn(room("general"));
      annSays(3);
      restart();
      ann.enter(room("general", 1));
      ann.entered();

      RoomMessage second = ann.message();
      assertThat(second.getSeq()).isEqualTo(2);
      assertThat(second.getText()).isEqualTo("text 2");
      assertThat(second.getClientId()).isEqualTo("id 2");
      assertThat(second.getSenderName()).isEqualTo("Ann");
      assertThat(second.getSentAtMillis()).isPositive();
      assertThat(ann.message().getSeq()).isEqualTo(3);
      ann.replayEnded();
      assertThat(ann.says("general", "id 4", "text 4")).isEqualTo(4);
    }

    @Test
    void knowsWhatIsSentAgain() {
      ann.isIn(room("general"));
      annSays(3);
      restart();
      ann.isIn(room("general", 3));
      ann.say("general", "id 2", "text 2");

      assertThat(ann.stored().getSeq()).isEqualTo(2);
      assertThat(ann.says("general", "id 4", "text 4")).isEqualTo(4);
    }
  }

  @Nested
  class SendAgain {
    @Test
    void tenTimesAtOnceIsStoredOnce() {
      ann.isIn(room("general"));
      for (int i = 0; i < 10; i++) {
        ann.say("general", "id", "hello");
      }

      assertThat(ann.message().getSeq()).isEqualTo(1);
      for (int i = 0; i < 10; i++) {
        assertThat(ann.stored().getSeq()).isEqualTo(1);
      }
      assertThat(ann.says("general", "other id", "on")).isEqualTo(2);
    }

    @Test
    void overAnotherStreamIsStoredOnce() {
      ann.isIn(room("general"));
      ann.say("general", "id", "hello");
      SessionCall again = server.client().hello("Ann", ANNS_KEY, room("general", 0));
      again.say("general", "id", "hello");

      // What was said first may be confirmed on this stream too, and before the room is entered.
      List<Long> shown = new ArrayList<>();
      Set<Long> stored = new HashSet<>();
      boolean replayed = false;
      while (!replayed || shown.isEmpty() || stored.isEmpty()) {
        SessionEvent event = again.next();
        replayed |= event.hasReplayEnded();
        if (event.hasMessage()) {
          shown.add(event.getMessage().getSeq());
        } else if (event.hasMessageStored()) {
          stored.add(event.getMessageStored().getSeq());
        }
      }
      assertThat(stored).containsExactly(1L);
      assertThat(shown).isEqualTo(numbers(1, 1));
    }

    @Test
    void withAnotherTextIsRefused() {
      ann.isIn(room("general"));
      ann.says("general", "id", "hello");
      ann.say("general", "id", "something else");

      var refusal = ann.refusal();
      assertThat(refusal.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_CLIENT_ID_REUSED);
      assertThat(refusal.getClientId()).isEqualTo("id");
      assertThat(refusal.getRoomId()).isEqualTo("general");
    }

    @Test
    void theSameIdOfSomebodyElseOrElsewhereIsAnotherMessage() {
      ann.isIn(room("general"));
      ann.says("general", "id", "hello");
      ann.isIn(room("tech"));
      assertThat(ann.says("tech", "id", "hello")).isEqualTo(1);
      SessionCall bob = server.client().hello("Bob", BOBS_KEY);
      bob.isIn(room("general", 1));

      assertThat(bob.says("general", "id", "hello")).isEqualTo(2);
    }

    @Test
    void withoutAnIdIsRefused() {
      ann.isIn(room("general"));
      ann.say("general", "", "hello");
      assertThat(ann.refusal().getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_CLIENT_ID_MISSING);
    }

    @Test
    void byAVisitorIsStoredOnceToo() {
      Conversation old = server.client().join("old", "general");
      old.say("hello", "id");
      assertThat(old.broadcast().getSeq()).isEqualTo(1);
      assertThat(old.messageStored().getSeq()).isEqualTo(1);
      old.say("hello", "id");
      assertThat(old.messageStored().getSeq()).isEqualTo(1);
      old.say("on");
      assertThat(old.broadcast().getSeq()).isEqualTo(2);
    }
  }

  @Nested
  class Fetch {
    private HistoryPage page(FetchHistory.Builder fetch) {
      ann.fetch(fetch.setRoomId("general"));
      return ann.page();
    }

    @BeforeEach
    void tenMessages() {
      ann.isIn(room("general"));
      annSays(10);
    }

    @Test
    void backwards() {
      HistoryPage page = page(FetchHistory.newBuilder().setBefore(8).setLimit(3));
      assertThat(numbers(page.getMessagesList())).isEqualTo(numbers(5, 7));
      assertThat(page.getMore()).isTrue();

      HistoryPage first = page(FetchHistory.newBuilder().setBefore(3));
      assertThat(numbers(first.getMessagesList())).isEqualTo(numbers(1, 2));
      assertThat(first.getMore()).isFalse();
    }

    @Test
    void forwards() {
      HistoryPage page = page(FetchHistory.newBuilder().setAfter(0).setLimit(9));
      assertThat(numbers(page.getMessagesList())).isEqualTo(numbers(1, 9));
      assertThat(page.getMore()).isTrue();

      HistoryPage last = page(FetchHistory.newBuilder().setAfter(9));
      assertThat(numbers(last.getMessagesList())).isEqualTo(numbers(10, 10));
      assertThat(last.getMore()).isFalse();
    }

    @Test
    void ofARoomOneIsNotIn() {
      ann.fetch(FetchHistory.newBuilder().setRoomId("tech").setBefore(3));
      assertThat(ann.refusal().getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_NOT_JOINED);
    }

    @Test
    void withoutANumber() {
      ann.fetch(FetchHistory.newBuilder().setRoomId("general"));
      assertThat(ann.refusal().getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_RANGE_INVALID);
    }
  }

  @Nested
  class SlowReader {
    @Test
    void isPutOffWithAReasonAndThenGetsEverything() {
      ann.isIn(room("general"));
      ChatClient client = server.clientWithWindow(1 << 16);
      SessionCall slow =
          SessionCall.openWithoutReading(SessionServiceGrpc.newStub(client.channel()))
              .hello("Bob", BOBS_KEY, room("general", 0));
      slow.take(3);
      slow.welcome();
      slow.entered();
      slow.replayEnded();
      assertThat(ann.presence().getUserName()).isEqualTo("Bob");
      int messages = tellUntilPutOff();

      slow.take(Integer.MAX_VALUE);
      List<Long> shown = new ArrayList<>();
      SessionEvent event = slow.next();
      while (!event.hasSessionEnded()) {
        shown.add(event.getMessage().getSeq());
        event = slow.next();
      }
      assertThat(event.getSessionEnded().getCode()).isEqualTo(EndCode.END_CODE_TOO_SLOW);
      assertThat(slow.status().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);

      SessionCall back = server.client().hello("Bob", BOBS_KEY, room("general", shown.size()));
      back.entered();
      shown.addAll(read(back, messages - shown.size()));
      assertThat(shown).isEqualTo(numbers(1, messages));
    }

    /** Ann talks until she sees Bob go away. */
    private int tellUntilPutOff() {
      String text = "x".repeat(3_000);
      int messages = 0;
      SessionEvent event = null;
      while (event == null || !event.hasPresenceChanged()) {
        messages++;
        ann.say("general", "id " + messages, text);
        do {
          event = ann.next();
        } while (event.hasMessage());
      }
      return messages;
    }
  }
}
