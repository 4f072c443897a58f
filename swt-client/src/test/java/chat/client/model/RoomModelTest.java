package chat.client.model;

import static chat.client.model.SessionFixture.NOW;
import static chat.client.model.SessionFixture.kinds;
import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.FakeNetwork.FakeRoom;
import chat.proto.EndCode;
import chat.proto.RefusalCode;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RoomModelTest {
  private final SessionFixture fixture = new SessionFixture();
  private Session session;
  private RoomModel room;
  private FakeRoom stream;

  @BeforeEach
  void join() {
    session = fixture.logIn();
    session.join("general");
    room = session.room("general").orElseThrow();
    stream = fixture.stream();
    stream.accept("Bob", "Ann");
  }

  private void say(String text) {
    room.setDraft(text);
    room.say();
  }

  @Nested
  class People {
    @Test
    void areThoseThatTheServerNamesInTheOrderOfJoining() {
      assertThat(room.people()).containsExactly("Bob", "Ann");
      assertThat(room.count()).isEqualTo(2);
      assertThat(room.capacity()).isEqualTo(20);
      assertThat(room.topic()).isEqualTo("About general");
    }

    @Test
    void followComingAndGoing() {
      stream.came("Cleo", 3);
      stream.went("Bob", 2);
      assertThat(room.people()).containsExactly("Ann", "Cleo");
      assertThat(kinds(room)).containsExactly(Entry.Kind.ENTERED, Entry.Kind.CAME, Entry.Kind.WENT);
      assertThat(room.timeline().since(1).get(0))
          .isEqualTo(new Entry(Entry.Kind.CAME, NOW, "Cleo", ""));
    }

    @Test
    void ofAnOldServerAreOneselfAndTheCountThatComesLater() {
      session.join("tech");
      RoomModel old = session.room("tech").orElseThrow();
      fixture.stream().accept();
      assertThat(old.people()).containsExactly("Ann");
      fixture.stream().came("Dan", 5);
      assertThat(old.people()).containsExactly("Ann", "Dan");
      assertThat(old.count()).isEqualTo(5);
    }
  }

  @Nested
  class Say {
    @Test
    void leavesTheLineToTheBroadcast() {
      say("hello");
      assertThat(stream.said).extracting(FakeRoom.Said::text).containsExactly("hello");
      assertThat(room.draft()).isEmpty();
      assertThat(kinds(room)).containsExactly(Entry.Kind.ENTERED);
      stream.echo(0);
      assertThat(room.timeline().since(1))
          .containsExactly(
              new Entry(
                  Entry.Kind.SAID_BY_ME, Instant.ofEpochSecond(1_700_000_000), "Ann", "hello"));
    }

    @Test
    void sendsNothingThatIsBlank() {
      say(" \n ");
      assertThat(stream.said).isEmpty();
      assertThat(room.draft()).isEqualTo(" \n ");
    }

    @Test
    void isConfirmedByTheEchoHoweverLate() {
      say("hello");
      fixture.timers.passSeconds(1);
      assertThat(room.outbox()).extracting(Outgoing::state).containsExactly(Outgoing.State.SLOW);
      stream.echo(0);
      assertThat(room.outbox()).isEmpty();
    }

    @Test
    void isConfirmedInOrderByAServerThatKnowsNoClientIds() {
      say("one");
      say("two");
      stream.broadcast("Ann", "one", "");
      fixture.timers.passSeconds(1);
      assertThat(room.outbox()).extracting(Outgoing::text).containsExactly("two");
    }

    @Test
    void isNotConfirmedBySomebodyElse() {
      say("hello");
      stream.broadcast("Bob", "hello", stream.said.get(0).clientId());
      fixture.timers.passSeconds(1);
      assertThat(room.outbox()).hasSize(1);
    }
  }

  @Nested
  class RefusedText {
    @Test
    void goesBackToWhereItWasWritten() {
      say("much too long");
      stream.refuse(0, RefusalCode.REFUSAL_CODE_TEXT_TOO_LONG);
      assertThat(room.draft()).isEqualTo("much too long");
      assertThat(room.outbox()).isEmpty();
      assertThat(room.problem())
          .contains(new Problem.Refused(RefusalCode.REFUSAL_CODE_TEXT_TOO_LONG, ""));
    }

    @Test
    void isKeptBesideWhatIsBeingWrittenMeanwhile() {
      say("first");
      room.setDraft("second");
      stream.refuse(0, RefusalCode.REFUSAL_CODE_ROOM_FAILED);
      assertThat(room.draft()).isEqualTo("second");
      Outgoing kept = room.outbox().get(0);
      assertThat(kept.text()).isEqualTo("first");
      assertThat(kept.state()).isEqualTo(Outgoing.State.REFUSED);

      room.takeBack(kept.id());
      assertThat(room.draft()).isEqualTo("first\nsecond");
      assertThat(room.outbox()).isEmpty();
    }

    @Test
    void isGoneOnlyWhenGivenUp() {
      say("first");
      room.setDraft("second");
      stream.refuse(0, RefusalCode.REFUSAL_CODE_ROOM_FAILED);
      room.discard(room.outbox().get(0).id());
      assertThat(room.outbox()).isEmpty();
      assertThat(room.draft()).isEqualTo("second");
    }
  }

  @Nested
  class Unread {
    @Test
    void countsWhatOthersSayWhileNobodyLooks() {
      stream.broadcast("Bob", "a", "");
      stream.broadcast("Bob", "b", "");
      assertThat(room.unread()).isEqualTo(2);
      room.setWatched(true);
      assertThat(room.unread()).isZero();
      stream.broadcast("Bob", "c", "");
      assertThat(room.unread()).isZero();
    }
  }

  @Nested
  class StreamEnds {
    @Test
    void putsOffAndComesBackByItself() {
      say("on its way");
      room.setDraft("half a senten");
      stream.end(EndCode.END_CODE_TOO_SLOW);
      assertThat(room.state()).isEqualTo(RoomModel.State.INTERRUPTED);
      assertThat(room.problem()).contains(new Problem.Ended(EndCode.END_CODE_TOO_SLOW, ""));
      assertThat(room.outbox())
          .extracting(Outgoing::state)
          .containsExactly(Outgoing.State.UNCONFIRMED);
      assertThat(room.draft()).isEqualTo("half a senten");

      fixture.timers.passSeconds(1);
      fixture.stream().accept("Ann");
      assertThat(room.state()).isEqualTo(RoomModel.State.JOINED);
      assertThat(room.problem()).isEmpty();
      assertThat(kinds(room))
          .containsExactly(Entry.Kind.ENTERED, Entry.Kind.INTERRUPTED, Entry.Kind.BACK);
    }

    @Test
    void triesAgainAfterGrowingPausesWhileTheRoomIsFull() {
      stream.events.failed(Failure.SERVER_FAILED);
      fixture.timers.passSeconds(1);
      fixture.stream().refuseJoin(RefusalCode.REFUSAL_CODE_ROOM_FULL);
      assertThat(room.problem())
          .contains(new Problem.Refused(RefusalCode.REFUSAL_CODE_ROOM_FULL, "no"));
      fixture.timers.passSeconds(1);
      assertThat(fixture.link().rooms).hasSize(2);
      fixture.timers.passSeconds(1);
      assertThat(fixture.link().rooms).hasSize(3);
    }

    @Test
    void doesNotComeBackAfterLeaving() {
      stream.events.failed(Failure.SERVER_FAILED);
      session.leave(room);
      fixture.timers.passSeconds(60);
      assertThat(fixture.link().rooms).hasSize(1);
    }
  }

  @Test
  void clearEmptiesTheViewOnly() {
    stream.broadcast("Bob", "a", "");
    room.clear();
    assertThat(room.timeline().since(0)).isEmpty();
    assertThat(room.people()).containsExactly("Bob", "Ann");
  }
}
