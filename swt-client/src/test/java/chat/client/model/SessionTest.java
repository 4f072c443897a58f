package chat.client.model;

import static chat.client.model.SessionFixture.texts;
import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.FakeNetwork.FakeLink;
import chat.client.model.TrustedCertificates.Trusted;
import chat.proto.EndCode;
import chat.proto.EnterRoom;
import chat.proto.Hello;
import chat.proto.RefusalCode;
import chat.proto.SendMessage;
import chat.proto.SessionEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
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
  class CertificateThatProvesNothing {
    private final CertificateProblem problem = SessionFixture.selfSigned("ab");
    private RoomModel room;

    @BeforeEach
    void meet() {
      room = join("general");
      fixture.link().fail(Failure.LOST);
      fixture.timers.passSeconds(1);
      fixture.link().show(problem);
    }

    @Test
    void isToldAndStopsTheAttemptsForAWhile() {
      assertThat(session.state()).isEqualTo(Session.State.UNTRUSTED);
      assertThat(session.certificateProblem()).contains(problem);
      assertThat(fixture.link().closed).isTrue();
      fixture.timers.passSeconds(59);
      assertThat(fixture.network.links).hasSize(2);
    }

    @Test
    void isLookedAtAgainAMinuteLaterAsItMayHaveBeenPutRight() {
      fixture.timers.passSeconds(60);
      fixture.link().welcome();
      assertThat(session.state()).isEqualTo(Session.State.ONLINE);
      assertThat(session.certificateProblem()).isEmpty();
      assertThat(fixture.trusted.find(problem.server())).isEmpty();
    }

    @Test
    void isTakenOnceThePersonTrustsItAndWhatWaitedGoesOut() {
      room.setDraft("typed meanwhile");
      room.say();
      session.trust();
      assertThat(session.state()).isEqualTo(Session.State.CONNECTING);
      assertThat(fixture.trusted.find(problem.server()))
          .contains(new Trusted("ab", Set.of(CertificateProblem.Flaw.SELF_SIGNED)));
      fixture.link().welcome();
      fixture.room("general").enter(0, "Ann");
      assertThat(fixture.link().said)
          .extracting(SendMessage::getText)
          .containsExactly("typed meanwhile");
    }

    @Test
    void isNotTheTroubleAnyMoreIfThenTheServerIsGone() {
      fixture.timers.passSeconds(60);
      fixture.link().fail(Failure.UNREACHABLE);
      assertThat(session.trouble()).contains(new Problem.Failed(Failure.LOST));
      assertThat(session.state()).isEqualTo(Session.State.WAITING);
    }
  }

  @Nested
  class SlowDown {
    private final RoomModel general = join("general");
    private final RoomModel tech = join("tech");

    private void say(RoomModel room, String text) {
      room.setDraft(text);
      room.say();
    }

    @Test
    void isShownWhereSomethingWaitsUntilItIsConfirmed() {
      say(general, "one");
      say(general, "two");
      assertThat(general.isSlowedDown()).isFalse();
      fixture.link().slowDown("general");
      assertThat(general.isSlowedDown()).isTrue();
      assertThat(tech.isSlowedDown()).isFalse();
      fixture.room("general").echo(0, 1);
      assertThat(general.isSlowedDown()).isTrue();
      fixture.room("general").echo(1, 2);
      assertThat(general.isSlowedDown()).isFalse();
    }

    @Test
    void holdsForWhatIsSaidInOtherRoomsMeanwhile() {
      say(general, "one");
      fixture.link().slowDown("general");
      say(tech, "two");
      assertThat(tech.isSlowedDown()).isTrue();
      fixture.room("general").echo(0, 1);
      fixture.room("tech").echo(1, 1);
      assertThat(tech.isSlowedDown()).isFalse();
      say(general, "later");
      assertThat(general.isSlowedDown()).isFalse();
    }

    @Test
    void isOverWhenWhatWaitedIsRefused() {
      say(general, "one");
      fixture.link().slowDown("general");
      fixture.room("general").refuseText(0, RefusalCode.REFUSAL_CODE_NOT_STORED);
      assertThat(general.isSlowedDown()).isFalse();
    }

    @Test
    void endsWithTheConnection() {
      say(general, "one");
      fixture.link().slowDown("general");
      fixture.comeBack();
      fixture.room("general").enter(0, "Ann");
      assertThat(general.isSlowedDown()).isFalse();
    }

    @Test
    void ofSomethingThatIsNoMessageIsNotShown() {
      fixture.link().slowDown("");
      say(general, "one");
      assertThat(general.isSlowedDown()).isFalse();
    }

    @Test
    void tellsTheListeners() {
      say(general, "one");
      List<Boolean> seen = new ArrayList<>();
      general.listen(() -> seen.add(general.isSlowedDown()));
      fixture.link().slowDown("general");
      fixture.room("general").echo(0, 1);
      assertThat(seen).startsWith(true).endsWith(false);
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
