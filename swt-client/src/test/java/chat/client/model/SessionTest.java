package chat.client.model;

import static chat.client.model.SessionFixture.texts;
import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.FakeNetwork.FakeLink;
import chat.proto.EndCode;
import chat.proto.EnterRoom;
import chat.proto.Hello;
import chat.proto.RefusalCode;
import chat.proto.SessionEvent;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionTest {
  private final SessionFixture fixture = new SessionFixture();
  private final Session session = fixture.logIn();

  private RoomModel join(String id) {
    session.join(id);
    fixture.room(id).enter(0, "Ann");
    return session.room(id).orElseThrow();
  }

  private static EnterRoom after(String room, long seq) {
    return EnterRoom.newBuilder().setRoomId(room).setAfter(seq).build();
  }

  @Nested
  class Join {
    @Test
    void asksForTheNewestMessagesOnTheOneLink() {
      join("general");
      join("tech");
      assertThat(fixture.network.links).hasSize(1);
      assertThat(fixture.link().entered)
          .containsExactly(
              EnterRoom.newBuilder().setRoomId("general").build(),
              EnterRoom.newBuilder().setRoomId("tech").build());
      assertThat(session.rooms()).extracting(RoomModel::id).containsExactly("general", "tech");
    }

    @Test
    void ofARoomOneIsInDoesNothing() {
      join("general");
      session.join("general");
      assertThat(fixture.link().entered).hasSize(1);
    }

    @Test
    void ofAFullRoomSaysSoInTheLobby() {
      session.join("general");
      fixture.room("general").refuse(RefusalCode.REFUSAL_CODE_ROOM_FULL, "");
      assertThat(session.rooms()).isEmpty();
      assertThat(session.lobby().problem())
          .contains(new Problem.Refused(RefusalCode.REFUSAL_CODE_ROOM_FULL, ""));
    }

    @Test
    void whileOfflineDoesNothing() {
      fixture.link().fail(Failure.LOST);
      session.join("general");
      assertThat(session.rooms()).isEmpty();
    }
  }

  @Nested
  class Leave {
    @Test
    void tellsTheServerAndAllowsToComeBack() {
      session.leave(join("general"));
      assertThat(fixture.link().exited).containsExactly("general");
      assertThat(session.rooms()).isEmpty();
      join("general");
      assertThat(fixture.link().entered).hasSize(2);
    }

    @Test
    void showsNothingOfTheEarlierVisitInTheNext() {
      session.leave(join("general"));
      session.join("general");
      fixture.room("general").message(1, "Bob", "said before I came back");
      assertThat(texts(session.room("general").orElseThrow())).isEmpty();
    }

    @Test
    void whileOfflineIsToldByTheNextHello() {
      RoomModel general = join("general");
      join("tech");
      fixture.link().fail(Failure.LOST);
      session.leave(general);
      fixture.timers.passSeconds(1);
      assertThat(fixture.link().hello.getRoomsList()).containsExactly(after("tech", 0));
    }
  }

  @Nested
  class RoomThatRefusesToTakeBack {
    @Test
    void isNotTriedAnyMoreOnceLeft() {
      RoomModel room = join("general");
      fixture.comeBack();
      fixture.room("general").refuse(RefusalCode.REFUSAL_CODE_ROOM_FULL, "");
      session.leave(room);
      fixture.timers.passSeconds(60);
      assertThat(fixture.link().entered).isEmpty();
    }
  }

  @Nested
  class LostConnection {
    @Test
    void isToldAtOnceAndCountedDown() {
      RoomModel room = join("general");
      FakeLink first = fixture.link();
      first.fail(Failure.LOST);
      assertThat(first.closed).isTrue();
      assertThat(session.state()).isEqualTo(Session.State.WAITING);
      assertThat(session.trouble()).contains(new Problem.Failed(Failure.LOST));
      assertThat(session.secondsLeft()).isEqualTo(1);
      assertThat(room.state()).isEqualTo(RoomModel.State.OUT);
    }

    @Test
    void isNotBlamedOnTheAddressThatHasWorked() {
      fixture.link().fail(Failure.UNREACHABLE);
      assertThat(session.trouble()).contains(new Problem.Failed(Failure.LOST));
    }

    @Test
    void saysHelloAgainWithTheKeyAndWhatWasSeenInEachRoom() {
      RoomModel general = join("general");
      join("tech");
      fixture.room("general").message(1, "Bob", "one");
      fixture.room("general").message(2, "Bob", "two");
      general.setDraft("unsent");
      Hello first = fixture.link().hello;
      fixture.link().fail(Failure.LOST);
      fixture.timers.passSeconds(1);
      assertThat(session.state()).isEqualTo(Session.State.CONNECTING);
      assertThat(fixture.link().hello)
          .isEqualTo(
              first.toBuilder().addRooms(after("general", 2)).addRooms(after("tech", 0)).build());
      fixture.link().welcome();
      assertThat(session.state()).isEqualTo(Session.State.ONLINE);
      fixture.room("general").enter(2, "Ann");
      assertThat(general.state()).isEqualTo(RoomModel.State.IN);
      assertThat(general.draft()).isEqualTo("unsent");
    }

    @Test
    void isTriedAfterPausesThatGrow() {
      fixture.link().fail(Failure.LOST);
      for (long pause : new long[] {1, 3, 6, 8, 8}) {
        assertThat(session.secondsLeft()).isEqualTo(pause);
        int attempts = fixture.network.links.size();
        fixture.timers.passSeconds(pause - 1);
        assertThat(fixture.network.links).hasSize(attempts);
        fixture.timers.passSeconds(1);
        assertThat(fixture.network.links).hasSize(attempts + 1);
        fixture.link().fail(Failure.UNREACHABLE);
      }
    }

    @Test
    void startsWithAShortPauseAgainOnceItWorked() {
      fixture.link().fail(Failure.LOST);
      fixture.timers.passSeconds(1);
      fixture.link().fail(Failure.UNREACHABLE);
      fixture.timers.passSeconds(3);
      fixture.link().welcome();
      fixture.link().fail(Failure.LOST);
      assertThat(session.secondsLeft()).isEqualTo(1);
    }

    @Test
    void isTriedAtOnceWhenThePersonSaysSo() {
      fixture.link().fail(Failure.LOST);
      session.connectNow();
      assertThat(session.state()).isEqualTo(Session.State.CONNECTING);
      fixture.timers.passSeconds(5);
      assertThat(fixture.network.links).hasSize(2);
    }

    @Test
    void goesOnTryingAndSaysSoWhileSomebodyElseHasTheName() {
      fixture.link().fail(Failure.LOST);
      fixture.timers.passSeconds(1);
      fixture.link().refuseHello(RefusalCode.REFUSAL_CODE_NAME_TAKEN);
      assertThat(session.trouble())
          .contains(new Problem.Refused(RefusalCode.REFUSAL_CODE_NAME_TAKEN, ""));
      fixture.timers.passSeconds(3);
      fixture.link().welcome();
      assertThat(session.state()).isEqualTo(Session.State.ONLINE);
    }

    @Test
    void thatAnAttemptDoesNotMendIsStillTheReason() {
      fixture.link().fail(Failure.LOST);
      fixture.timers.passSeconds(1);
      fixture.link().fail(Failure.UNREACHABLE);
      assertThat(session.trouble()).contains(new Problem.Failed(Failure.LOST));
    }
  }

  @Nested
  class RefusedAttempt {
    @Test
    void isFollowedByAnotherNotBeforeTheServerWantsIt() {
      fixture.link().fail(Failure.LOST);
      fixture.timers.passSeconds(1);
      fixture.link().refuseHello(RefusalCode.REFUSAL_CODE_TOO_MANY_LOGINS, 20_000);
      assertThat(session.state()).isEqualTo(Session.State.WAITING);
      assertThat(session.secondsLeft()).isEqualTo(20 + 3);
      assertThat(session.trouble())
          .contains(
              new Problem.Refused(
                  RefusalCode.REFUSAL_CODE_TOO_MANY_LOGINS, "", Duration.ofSeconds(20)));
      fixture.timers.passSeconds(22);
      assertThat(fixture.network.links).hasSize(2);
      fixture.timers.passSeconds(1);
      assertThat(fixture.network.links).hasSize(3);
    }

    @Test
    void becauseOfWhatSomebodyHasToChangeSaysSo() {
      fixture.link().fail(Failure.LOST);
      fixture.timers.passSeconds(1);
      fixture.link().fail(Failure.NOT_ENCRYPTED);
      assertThat(session.trouble()).contains(new Problem.Failed(Failure.NOT_ENCRYPTED));
    }
  }

  @Nested
  class AnnouncedEnd {
    @Test
    void ofAStoppingServerSaysWhenToComeBack() {
      fixture.link().end(EndCode.END_CODE_SERVER_STOPPING, 3_500);
      assertThat(session.trouble())
          .get()
          .asInstanceOf(InstanceOfAssertFactories.type(Problem.Ended.class))
          .extracting(Problem.Ended::code)
          .isEqualTo(EndCode.END_CODE_SERVER_STOPPING);
      assertThat(session.secondsLeft()).isEqualTo(4);
      fixture.timers.passSeconds(4);
      assertThat(fixture.network.links).hasSize(2);
      fixture.link().fail(Failure.UNREACHABLE);
      assertThat(session.secondsLeft()).isEqualTo(1);
    }

    @Test
    void ofAClientThatIsTooSlowIsMendedLikeALoss() {
      fixture.link().end(EndCode.END_CODE_TOO_SLOW, 0);
      assertThat(session.state()).isEqualTo(Session.State.WAITING);
      assertThat(session.secondsLeft()).isEqualTo(1);
    }

    @Test
    void byAnotherLoginWaitsUntilThePersonSaysSo() {
      RoomModel room = join("general");
      fixture.link().end(EndCode.END_CODE_DISPLACED, 0);
      assertThat(session.state()).isEqualTo(Session.State.DISPLACED);
      assertThat(room.state()).isEqualTo(RoomModel.State.OUT);
      fixture.timers.passSeconds(600);
      assertThat(fixture.network.links).hasSize(1);
      session.connectNow();
      fixture.link().welcome();
      assertThat(session.state()).isEqualTo(Session.State.ONLINE);
    }

    @Test
    void byAnotherLoginIsKnownByItsStatusToo() {
      fixture.link().fail(Failure.DISPLACED);
      assertThat(session.state()).isEqualTo(Session.State.DISPLACED);
    }
  }

  @Test
  void anEventOfANewerServerDoesNoHarm() {
    RoomModel room = join("general");
    fixture.link().events.received(SessionEvent.getDefaultInstance());
    fixture.room("elsewhere").message(1, "Bob", "not for this client");
    assertThat(session.state()).isEqualTo(Session.State.ONLINE);
    assertThat(texts(room)).isEmpty();
  }

  @Nested
  class LogOut {
    @Test
    void saysGoodbye() {
      session.logOut();
      assertThat(fixture.link().saidGoodbye).isTrue();
    }

    @Test
    void endsTheAttemptsToComeBack() {
      fixture.link().fail(Failure.LOST);
      session.logOut();
      fixture.timers.passSeconds(120);
      assertThat(fixture.network.links).hasSize(1);
    }
  }
}
