package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.FakeNetwork.FakeRoom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UnreadTest {
  private final SessionFixture fixture = new SessionFixture();
  private final RoomModel room = fixture.enter("general");

  private FakeRoom server() {
    return fixture.room("general");
  }

  private void messages(long first, long last) {
    for (long seq = first; seq <= last; seq++) {
      server().message(seq, "Bob", "m" + seq);
    }
  }

  private void replay(long after, long last) {
    server().begin(last, after, "Bob", "Ann");
    messages(after + 1, last);
    server().endReplay(last);
  }

  @Nested
  class WhileNobodyLooks {
    @Test
    void othersAreCountedAndTheLineStaysWhereTheyBegan() {
      messages(1, 2);
      assertThat(room.unread()).isEqualTo(2);
      assertThat(room.unreadFrom()).hasValue(1);
      messages(3, 3);
      assertThat(room.unreadFrom()).hasValue(1);
    }

    @Test
    void whatTheReplayBringsIsCountedToo() {
      messages(1, 1);
      fixture.comeBack();
      replay(1, 3);
      assertThat(room.unread()).isEqualTo(3);
      assertThat(room.unreadFrom()).hasValue(1);
    }

    @Test
    void theyCanBeMarkedAsRead() {
      messages(1, 2);
      room.markRead();
      assertThat(room.unread()).isZero();
      assertThat(room.unreadFrom()).isEmpty();
      messages(3, 3);
      assertThat(room.unread()).isOne();
    }

    @Test
    void ownMessagesAreNotNew() {
      server().message(1, "Ann", "from my other life");
      assertThat(room.unread()).isZero();
      assertThat(room.unreadFrom()).isEmpty();
    }
  }

  @Nested
  class WhileSomebodyLooks {
    @Test
    void whatIsSaidIsRead() {
      room.setWatched(true);
      messages(1, 2);
      assertThat(room.unread()).isZero();
      assertThat(room.unreadFrom()).isEmpty();
    }

    @Test
    void whatWasMissedWhileOfflineIsMarkedButNotCounted() {
      room.setWatched(true);
      messages(1, 2);
      fixture.comeBack();
      replay(2, 4);
      messages(5, 5);
      assertThat(room.unread()).isZero();
      assertThat(room.unreadFrom()).hasValue(3);
    }

    @Test
    void theNextLossMovesTheLine() {
      room.setWatched(true);
      fixture.comeBack();
      replay(0, 1);
      fixture.comeBack();
      replay(1, 2);
      assertThat(room.unreadFrom()).hasValue(2);
    }
  }

  @Nested
  class WhileSomebodyReadsFurtherUp {
    @Test
    void whatIsSaidIsNewUntilTheyReachTheEnd() {
      room.setWatched(true);
      messages(1, 1);
      room.setFollowing(false);
      messages(2, 3);
      assertThat(room.unread()).isEqualTo(2);
      assertThat(room.unreadFrom()).hasValue(2);
      room.setFollowing(true);
      assertThat(room.unread()).isZero();
      assertThat(room.unreadFrom()).hasValue(2);
    }
  }

  @Nested
  class TheLine {
    @Test
    void outlastsTheFirstLook() {
      messages(1, 2);
      room.setWatched(true);
      assertThat(room.unread()).isZero();
      assertThat(room.unreadFrom()).hasValue(1);
    }

    @Test
    void endsWhenThePersonLooksAway() {
      messages(1, 2);
      room.setWatched(true);
      room.setWatched(false);
      assertThat(room.unreadFrom()).isEmpty();
      messages(3, 3);
      assertThat(room.unreadFrom()).hasValue(3);
    }

    @Test
    void endsWhenThePersonAnswers() {
      messages(1, 2);
      room.setWatched(true);
      room.setDraft("I see");
      room.say();
      assertThat(room.unreadFrom()).isEmpty();
    }

    @Test
    void isNotDrawnInAReplayOnTheFirstVisit() {
      Session session = fixture.logIn();
      session.join("tech");
      fixture.room("tech").begin(2, 0, "Ann");
      fixture.room("tech").message(1, "Bob", "long ago");
      fixture.room("tech").endReplay(2);
      assertThat(session.room("tech").orElseThrow().unreadFrom()).isEmpty();
    }
  }
}
