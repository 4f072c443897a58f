package chat.client.desktop;

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
    screen.play("chat.client.ui.TimelineProgram", scene);
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

  @Test
  void whoReadsBackIsToldWhatCame() {
    play("latest");
  }

  @Test
  void copyingGivesCleanText() {
    play("copy");
  }

  @Test
  void theConversationIsSearched() {
    play("find");
  }

  @Test
  void whatNobodySeesIsNotPainted() {
    play("hidden");
  }
}
