package chat.client.model;

import static chat.client.model.SessionFixture.texts;
import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.FakeNetwork.FakeRoom;
import chat.proto.FetchHistory;
import chat.proto.RefusalCode;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private final SessionFixture fixture = new SessionFixture();
  private RoomModel room;

  /** In a room with 300 messages, of which the last ten came with the first screenful. */
  @BeforeEach
  void enter() {
    Session session = fixture.logIn();
    session.join("general");
    server().begin(300, 290, "Bob", "Ann");
    messages(291, 300);
    server().endReplay(300);
    room = session.room("general").orElseThrow();
  }

  private FakeRoom server() {
    return fixture.room("general");
  }

  private void messages(long first, long last) {
    for (long seq = first; seq <= last; seq++) {
      server().message(seq, "Bob", "m" + seq);
    }
  }

  private FetchHistory asked() {
    List<FetchHistory> all = fixture.link().fetched;
    return all.get(all.size() - 1);
  }

  private List<Long> numbers() {
    return room.entries().stream().filter(Entry::isSaid).map(Entry::seq).toList();
  }

  private static List<Long> range(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  @Nested
  class LoadEarlier {
    @Test
    void asksForWhatIsBeforeTheOldestMessage() {
      assertThat(room.earlier()).isEqualTo(Earlier.MORE);
      room.loadEarlier();
      assertThat(asked().getBefore()).isEqualTo(291);
      assertThat(room.earlier()).isEqualTo(Earlier.LOADING);
      server().page(191, 290, true);
      assertThat(numbers()).isEqualTo(range(191, 300));
      assertThat(room.earlier()).isEqualTo(Earlier.MORE);
    }

    @Test
    void asksOnceAtATime() {
      room.loadEarlier();
      room.loadEarlier();
      assertThat(fixture.link().fetched).hasSize(1);
    }

    @Test
    void endsAtTheBeginningOfTheRoom() {
      room.loadEarlier();
      server().page(1, 290, false);
      assertThat(room.earlier()).isEqualTo(Earlier.NONE);
      room.loadEarlier();
      assertThat(fixture.link().fetched).hasSize(1);
    }

    @Test
    void endsWhereEarlierOnesAreKeptNoMore() {
      room.loadEarlier();
      server().page(250, 290, false);
      assertThat(room.earlier()).isEqualTo(Earlier.KEPT_NO_MORE);
      room.loadEarlier();
      assertThat(fixture.link().fetched).hasSize(1);
    }

    @Test
    void saysThatTheServerCannotReadThemAndTriesAgainWhenAsked() {
      room.loadEarlier();
      server().refuse(RefusalCode.REFUSAL_CODE_HISTORY_UNAVAILABLE, "");
      assertThat(room.earlier()).isEqualTo(Earlier.UNAVAILABLE);
      room.loadEarlier();
      server().page(191, 290, true);
      assertThat(room.earlier()).isEqualTo(Earlier.MORE);
    }

    @Test
    void isAskedAgainAfterALoss() {
      room.loadEarlier();
      fixture.link().fail(Failure.LOST);
      assertThat(room.earlier()).isEqualTo(Earlier.MORE);
      room.loadEarlier();
      assertThat(room.earlier()).isEqualTo(Earlier.MORE);
      fixture.timers.passSeconds(1);
      fixture.link().welcome();
      server().enter(300, "Ann");
      room.loadEarlier();
      assertThat(asked().getBefore()).isEqualTo(291);
    }

    @Test
    void whosePlaceIsGoneMeanwhileIsDropped() {
      room.loadEarlier();
      room.clear();
      server().page(191, 290, true);
      assertThat(texts(room)).isEmpty();
    }
  }

  /** The timeline is full, and its reader far from the newest message. */
  @Nested
  class FarBack {
    private static final long LAST = Timeline.LONGEST + 300L;

    @BeforeEach
    void readFarBack() {
      room.setWatched(true);
      messages(301, LAST);
      room.setFollowing(false);
      room.loadEarlier();
      server().page(asked().getBefore() - 100, asked().getBefore() - 1, true);
    }

    @Test
    void theNewestMessagesAreLetGo() {
      List<Long> numbers = numbers();
      assertThat(numbers).hasSize(Timeline.LONGEST).isEqualTo(range(numbers.get(0), LAST - 100));
      assertThat(room.hasLater()).isTrue();
    }

    @Test
    void whatIsSaidMeanwhileWaitsForTheReader() {
      messages(LAST + 1, LAST + 2);
      assertThat(numbers()).doesNotContain(LAST + 1);
      room.loadLater();
      assertThat(asked().getAfter()).isEqualTo(LAST - 100);
      server().page(LAST - 99, LAST, true);
      room.loadLater();
      server().page(LAST + 1, LAST + 2, false);
      assertThat(room.hasLater()).isFalse();
      assertThat(numbers()).endsWith(LAST + 1, LAST + 2).isSorted().doesNotHaveDuplicates();
      room.setFollowing(true);
      messages(LAST + 3, LAST + 3);
      assertThat(numbers()).endsWith(LAST + 3);
    }

    @Test
    void sayingSomethingLeadsBackToTheEnd() {
      room.setDraft("hello");
      room.say();
      assertThat(room.hasLater()).isFalse();
      assertThat(texts(room)).containsExactly("hello");
      server().echo(0, LAST + 1);
      room.loadEarlier();
      assertThat(asked().getBefore()).isEqualTo(LAST + 1);
    }

    @Test
    void theGapOfAReconnectIsLoadedOnTheWayForward() {
      fixture.comeBack();
      assertThat(fixture.link().hello.getRooms(0).getAfter()).isEqualTo(LAST);
      server().begin(LAST + 1, LAST, "Ann");
      messages(LAST + 1, LAST + 1);
      server().endReplay(LAST + 1);
      assertThat(numbers()).endsWith(LAST - 100);
      assertThat(room.hasLater()).isTrue();
    }
  }

  @Test
  void aReaderAtTheEndKeepsTheNewestMessages() {
    room.setWatched(true);
    messages(301, Timeline.LONGEST + 300L);
    assertThat(numbers()).endsWith(Timeline.LONGEST + 300L);
    assertThat(room.entries()).hasSize(Timeline.LONGEST);
    assertThat(room.earlier()).isEqualTo(Earlier.MORE);
  }

  @Test
  void aReaderFurtherUpOfAFullTimelineLosesNothingBelow() {
    room.setWatched(true);
    messages(301, Timeline.LONGEST + 200L);
    long first = numbers().get(0);
    room.setFollowing(false);
    messages(Timeline.LONGEST + 201L, Timeline.LONGEST + 900L);
    assertThat(numbers().get(0)).isEqualTo(first);
    assertThat(room.entries()).hasSize(Timeline.LONGEST);
    assertThat(room.hasLater()).isTrue();
  }

  @Test
  void aRoomThatNobodyLooksAtKeepsLessAndTheRestIsLoadedAgain() {
    messages(301, Timeline.LONGEST + 300L);
    assertThat(room.entries()).hasSize(Timeline.LONGEST_UNWATCHED);
    assertThat(numbers()).endsWith(Timeline.LONGEST + 300L);
    room.setWatched(true);
    assertThat(room.earlier()).isEqualTo(Earlier.MORE);
    long first = numbers().get(0);
    room.loadEarlier();
    assertThat(asked().getBefore()).isEqualTo(first);
  }
}
