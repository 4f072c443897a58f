package chat.client.model;

import static chat.client.model.SessionFixture.NOW;
import static chat.client.model.SessionFixture.kinds;
import static chat.client.model.SessionFixture.outgoing;
import static chat.client.model.SessionFixture.texts;
import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.FakeNetwork.FakeRoom;
import chat.proto.EnterRoom;
import chat.proto.Presence;
import chat.proto.RefusalCode;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RoomModelTest {
  private final SessionFixture fixture = new SessionFixture();
  private final RoomModel room = fixture.enter("general");

  /** The room as the server speaks of it on the newest link. */
  private FakeRoom server() {
    return fixture.room("general");
  }

  private void messages(long first, long last) {
    for (long seq = first; seq <= last; seq++) {
      server().message(seq, "Bob", "m" + seq);
    }
  }

  @Nested
  class People {
    @Test
    void areThoseThatTheServerNamesInTheOrderOfJoining() {
      assertThat(room.people()).extracting(Person::name).containsExactly("Bob", "Ann");
      assertThat(room.count()).isEqualTo(2);
      assertThat(room.capacity()).isEqualTo(20);
      assertThat(room.topic()).isEqualTo("About general");
    }

    @Test
    void followComingAndGoing() {
      server().presence("Cleo", Presence.PRESENCE_ENTERED, 3);
      server().presence("Bob", Presence.PRESENCE_LEFT, 2);
      assertThat(room.people()).extracting(Person::name).containsExactly("Ann", "Cleo");
      assertThat(kinds(room)).containsExactly(Entry.Kind.ENTERED, Entry.Kind.CAME, Entry.Kind.WENT);
      assertThat(room.entries().get(1)).isEqualTo(Entry.notice(Entry.Kind.CAME, NOW, "Cleo"));
    }

    @Test
    void mayBeLostWithANodeOfTheServerWithoutAWord() {
      server().members("Cleo", "Ann");
      assertThat(room.people()).extracting(Person::name).containsExactly("Cleo", "Ann");
      assertThat(room.count()).isEqualTo(2);
      assertThat(kinds(room)).containsExactly(Entry.Kind.ENTERED);
    }

    @Test
    void goAwayAndComeBackQuietly() {
      server().presence("Bob", Presence.PRESENCE_AWAY, 2);
      assertThat(room.people()).containsExactly(new Person("Bob", true), new Person("Ann", false));
      server().presence("Bob", Presence.PRESENCE_BACK, 2);
      assertThat(room.people()).containsExactly(new Person("Bob", false), new Person("Ann", false));
      assertThat(kinds(room)).containsExactly(Entry.Kind.ENTERED);
    }
  }

  @Nested
  class Messages {
    @Test
    void areShownInTheOrderOfTheirNumbersEachOnce() {
      messages(1, 2);
      server().message(2, "Bob", "again");
      server().message(3, "Ann", "mine");
      assertThat(texts(room)).containsExactly("m1", "m2", "mine");
      assertThat(room.entries().get(1))
          .isEqualTo(Entry.said(false, Instant.ofEpochMilli(1_700_000_000_001L), "Bob", "m1", 1));
      assertThat(room.entries().get(3).kind()).isEqualTo(Entry.Kind.SAID_BY_ME);
    }

    @Test
    void thatWereMissedAreReplayedOnceAfterAReconnect() {
      messages(1, 2);
      fixture.comeBack();
      server().begin(4, 2, "Bob", "Ann");
      messages(2, 4);
      server().endReplay(4);
      server().message(4, "Bob", "again");
      assertThat(texts(room)).containsExactly("m1", "m2", "m3", "m4");
    }

    @Test
    void ofAReplayAreToldTheViewsTogether() {
      fixture.comeBack();
      server().begin(100, 0, "Bob", "Ann");
      int[] told = {0};
      room.listen(() -> told[0]++);
      messages(1, 100);
      assertThat(told[0]).isZero();
      server().endReplay(100);
      assertThat(told[0]).isOne();
    }

    @Test
    void thatAReplayDidNotReachComeWithTheNextOne() {
      fixture.comeBack();
      server().begin(4, 0, "Bob", "Ann");
      messages(1, 2);
      fixture.comeBack();
      assertThat(fixture.link().hello.getRooms(0).getAfter()).isEqualTo(2);
      server().begin(4, 2, "Bob", "Ann");
      messages(3, 4);
      assertThat(texts(room)).containsExactly("m1", "m2", "m3", "m4");
    }

    @Test
    void thatAreKeptNoMoreLeaveANotice() {
      messages(1, 1);
      fixture.comeBack();
      server().begin(9, 1, "Ann");
      messages(8, 9);
      server().endReplay(9);
      assertThat(texts(room)).containsExactly("m1", "m8", "m9");
      assertThat(kinds(room)).hasSize(5).element(2).isEqualTo(Entry.Kind.MISSED);
    }

    @Test
    void ofWhichNoneIsKeptLeaveANoticeToo() {
      fixture.comeBack();
      server().begin(9, 0, "Ann");
      server().endReplay(9);
      messages(10, 10);
      assertThat(texts(room)).containsExactly("m10");
      assertThat(kinds(room)).hasSize(3).element(1).isEqualTo(Entry.Kind.MISSED);
    }

    @Test
    void thatAreKeptNoMoreAreNotMissedOnTheFirstVisit() {
      Session session = fixture.logIn();
      session.join("tech");
      fixture.room("tech").begin(9, 0, "Ann");
      fixture.room("tech").message(9, "Bob", "m9");
      fixture.room("tech").endReplay(9);
      RoomModel tech = session.room("tech").orElseThrow();
      assertThat(kinds(tech)).containsExactly(Entry.Kind.SAID_BY_OTHER, Entry.Kind.ENTERED);
      assertThat(tech.earlier()).isEqualTo(Earlier.MORE);
    }

    @Test
    void thatTheServerLostAreForgottenHereToo() {
      messages(1, 5);
      fixture.comeBack();
      server().begin(2, 0, "Ann");
      messages(1, 2);
      assertThat(texts(room)).containsExactly("m1", "m2");
    }
  }

  @Nested
  class FirstEntry {
    @Test
    void thatIsCutShortBeginsAnew() {
      Session session = fixture.logIn();
      session.join("tech");
      fixture.room("tech").begin(9, 7, "Ann");
      fixture.room("tech").message(8, "Bob", "m8");
      fixture.comeBack();
      assertThat(fixture.link().hello.getRoomsList())
          .containsExactly(EnterRoom.newBuilder().setRoomId("tech").build());
      fixture.room("tech").begin(9, 7, "Ann");
      fixture.room("tech").message(8, "Bob", "m8");
      fixture.room("tech").message(9, "Bob", "m9");
      fixture.room("tech").endReplay(9);
      RoomModel tech = session.room("tech").orElseThrow();
      assertThat(texts(tech)).containsExactly("m8", "m9");
      assertThat(tech.unreadFrom()).isEmpty();
    }
  }

  @Nested
  class RoomThatRefusesToTakeBack {
    @Test
    void isTriedAfterGrowingPauses() {
      fixture.comeBack();
      server().refuse(RefusalCode.REFUSAL_CODE_ROOM_FULL, "");
      assertThat(room.state()).isEqualTo(RoomModel.State.OUT);
      assertThat(room.problem())
          .contains(new Problem.Refused(RefusalCode.REFUSAL_CODE_ROOM_FULL, ""));
      fixture.timers.passSeconds(1);
      server().refuse(RefusalCode.REFUSAL_CODE_ROOM_FULL, "");
      fixture.timers.passSeconds(2);
      assertThat(fixture.link().entered).hasSize(1);
      fixture.timers.passSeconds(1);
      assertThat(fixture.link().entered).hasSize(2);
      server().enter(0, "Ann");
      assertThat(room.state()).isEqualTo(RoomModel.State.IN);
      assertThat(room.problem()).isEmpty();
    }

    @Test
    void isNotTriedBesideTheNextHello() {
      fixture.comeBack();
      server().refuse(RefusalCode.REFUSAL_CODE_ROOM_FULL, "");
      fixture.comeBack();
      fixture.timers.passSeconds(60);
      assertThat(fixture.link().entered).isEmpty();
    }
  }

  @Nested
  class Clear {
    @Test
    void emptiesTheViewOnlyAndLoadsNothingByItself() {
      messages(1, 3);
      room.clear();
      assertThat(texts(room)).isEmpty();
      assertThat(room.people()).hasSize(2);
      assertThat(room.earlier()).isEqualTo(Earlier.CLEARED);
      messages(4, 4);
      assertThat(texts(room)).containsExactly("m4");
    }

    @Test
    void isUndoneByAskingForEarlierMessages() {
      messages(1, 3);
      room.clear();
      room.loadEarlier();
      server().page(1, 3, false);
      assertThat(texts(room)).containsExactly("old 1", "old 2", "old 3");
      assertThat(room.earlier()).isEqualTo(Earlier.NONE);
    }

    @Test
    void keepsWhatIsNotSentYet() {
      fixture.link().fail(Failure.LOST);
      room.setDraft("waits");
      room.say();
      room.clear();
      assertThat(outgoing(room)).hasSize(1);
    }
  }
}
