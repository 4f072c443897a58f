package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.FakeNetwork.FakeLink;
import chat.proto.EndCode;
import chat.proto.RefusalCode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionTest {
  private final SessionFixture fixture = new SessionFixture();
  private final Session session = fixture.logIn();

  private RoomModel join(String id) {
    session.join(id);
    fixture.stream().accept("Ann");
    return session.room(id).orElseThrow();
  }

  @Nested
  class Join {
    @Test
    void opensOneStreamPerRoomOnTheSameLink() {
      join("general");
      join("tech");
      assertThat(fixture.network.links).hasSize(1);
      assertThat(session.rooms()).extracting(RoomModel::id).containsExactly("general", "tech");
    }

    @Test
    void ofARoomOneIsInDoesNothing() {
      join("general");
      session.join("general");
      assertThat(fixture.link().rooms).hasSize(1);
    }

    @Test
    void ofAFullRoomSaysSoInTheLobby() {
      session.join("general");
      fixture.stream().refuseJoin(RefusalCode.REFUSAL_CODE_ROOM_FULL);
      assertThat(session.rooms()).isEmpty();
      assertThat(session.lobby().problem())
          .contains(new Problem.Refused(RefusalCode.REFUSAL_CODE_ROOM_FULL, "no"));
    }

    @Test
    void thatAnOldServerJustEndsIsARefusalWithoutReason() {
      session.join("general");
      fixture.stream().events.completed();
      assertThat(session.rooms()).isEmpty();
      assertThat(session.lobby().problem())
          .contains(new Problem.Refused(RefusalCode.REFUSAL_CODE_UNSPECIFIED, ""));
    }
  }

  @Test
  void leaveTellsTheServerAndAllowsToComeBack() {
    RoomModel room = join("general");
    session.leave(room);
    assertThat(fixture.stream().left).isTrue();
    assertThat(session.rooms()).isEmpty();
    join("general");
    assertThat(fixture.link().rooms).hasSize(2);
    assertThat(fixture.link().claims).isEmpty();
  }

  @Nested
  class LostConnection {
    @Test
    void isToldAtOnceAndCountedDown() {
      RoomModel room = join("general");
      FakeLink first = fixture.link();
      first.lost.accept(Failure.LOST);
      assertThat(first.closed).isTrue();
      assertThat(session.state()).isEqualTo(Session.State.WAITING);
      assertThat(session.trouble()).contains(new Problem.Failed(Failure.LOST));
      assertThat(session.secondsLeft()).isEqualTo(1);
      assertThat(room.state()).isEqualTo(RoomModel.State.INTERRUPTED);
    }

    @Test
    void claimsTheNameAndJoinsTheRoomsAgain() {
      RoomModel general = join("general");
      RoomModel tech = join("tech");
      general.setDraft("unsent");
      fixture.link().lost.accept(Failure.LOST);
      fixture.timers.passSeconds(1);
      assertThat(session.state()).isEqualTo(Session.State.CONNECTING);
      assertThat(fixture.link().claims).containsExactly("Ann");

      fixture.link().accept();
      assertThat(session.state()).isEqualTo(Session.State.ONLINE);
      fixture.link().rooms.forEach(room -> room.accept("Ann"));
      assertThat(general.state()).isEqualTo(RoomModel.State.JOINED);
      assertThat(tech.state()).isEqualTo(RoomModel.State.JOINED);
      assertThat(general.draft()).isEqualTo("unsent");
    }

    @Test
    void isTriedAfterPausesThatGrowToHalfAMinute() {
      fixture.link().lost.accept(Failure.LOST);
      for (long pause : new long[] {1, 2, 4, 8, 16, 30, 30}) {
        assertThat(session.secondsLeft()).isEqualTo(pause);
        int attempts = fixture.network.links.size();
        fixture.timers.passSeconds(pause - 1);
        assertThat(fixture.network.links).hasSize(attempts);
        fixture.timers.passSeconds(1);
        assertThat(fixture.network.links).hasSize(attempts + 1);
        fixture.link().claim.failed(Failure.UNREACHABLE);
      }
    }

    @Test
    void startsWithAShortPauseAgainOnceItWorked() {
      fixture.link().lost.accept(Failure.LOST);
      fixture.timers.passSeconds(1);
      fixture.link().claim.failed(Failure.UNREACHABLE);
      fixture.timers.passSeconds(2);
      fixture.link().accept();
      fixture.link().lost.accept(Failure.LOST);
      assertThat(session.secondsLeft()).isEqualTo(1);
    }

    @Test
    void isTriedAtOnceWhenThePersonSaysSo() {
      fixture.link().lost.accept(Failure.LOST);
      session.tryNow();
      assertThat(session.state()).isEqualTo(Session.State.CONNECTING);
      fixture.timers.passSeconds(5);
      assertThat(fixture.network.links).hasSize(2);
    }

    @Test
    void keepsTryingWhileTheOldConnectionStillHoldsTheName() {
      fixture.link().lost.accept(Failure.LOST);
      fixture.timers.passSeconds(1);
      fixture.link().refuse(RefusalCode.REFUSAL_CODE_NAME_TAKEN);
      assertThat(session.trouble())
          .contains(new Problem.Refused(RefusalCode.REFUSAL_CODE_NAME_TAKEN, ""));
      fixture.timers.passSeconds(2);
      fixture.link().accept();
      assertThat(session.state()).isEqualTo(Session.State.ONLINE);
    }

    @Test
    void saysWhyIfTheServerAnnouncedIt() {
      join("general");
      fixture.stream().end(EndCode.END_CODE_SERVER_STOPPING);
      fixture.link().lost.accept(Failure.LOST);
      assertThat(session.trouble())
          .contains(new Problem.Ended(EndCode.END_CODE_SERVER_STOPPING, ""));
    }
  }

  @Test
  void aFailedAttemptDoesNotHideWhatHappenedFirst() {
    fixture.link().lost.accept(Failure.LOST);
    fixture.timers.passSeconds(1);
    fixture.link().claim.failed(Failure.UNREACHABLE);
    assertThat(session.trouble()).contains(new Problem.Failed(Failure.LOST));
  }

  @Test
  void logOutClosesTheLinkAndStaysOut() {
    join("general");
    fixture.link().lost.accept(Failure.LOST);
    session.logOut();
    fixture.timers.passSeconds(120);
    assertThat(fixture.network.links).hasSize(1);
  }
}
