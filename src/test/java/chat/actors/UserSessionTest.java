package chat.actors;

import static chat.actors.TestSession.enter;
import static chat.actors.TestSession.happened;
import static chat.actors.TestSession.live;
import static chat.actors.TestSession.message;
import static chat.actors.TestSession.messages;
import static chat.actors.TestSession.replayed;
import static chat.actors.TestSession.said;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.typed.ActorRef;
import chat.actors.ProbeOutbox.Ended;
import chat.actors.SessionInput.Enter;
import chat.store.History;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A session and its streams; {@link UserSessionInRoomTest} has what happens in its rooms. */
class UserSessionTest {
  private static final Duration AWAY = TestSettings.SESSION.awayTime();

  private static ActorTestKit testKit;
  private static ManualTime time;

  private final TestSession session = new TestSession(testKit);

  @BeforeAll
  static void startKit() {
    testKit = ActorTestKit.create(TestSettings.manualTime());
    time = ManualTime.get(testKit.system());
  }

  @AfterAll
  static void stopKit() {
    testKit.shutdownTestKit();
  }

  @Nested
  class FirstHello {
    @Test
    void claimsTheNameAndIsWelcome() {
      var stream = session.comes();
      Lobby.ClaimName claim = session.lobby.expectMessageClass(Lobby.ClaimName.class);
      assertThat(claim.name()).isEqualTo(TestSession.ANN);
      assertThat(claim.connection()).isEqualTo(TestSession.CONNECTION);
      claim.replyTo().tell(TestSession.CLAIMED);

      stream.hears(new SessionOutput.Welcome("Ann", false), Asked.INSTANCE);
    }

    @Test
    void withoutTheNameEnds() {
      var stream = session.comes();
      session
          .lobby
          .expectMessageClass(Lobby.ClaimName.class)
          .replyTo()
          .tell(new Lobby.NameRefused(RefusalReason.NAME_TAKEN));

      stream.hears(
          new SessionOutput.Refused(RefusalReason.NAME_TAKEN, "", ""),
          ProbeOutbox.Completed.INSTANCE);
      stream.client.expectTerminated(session.ref);
    }

    @Test
    void entersItsRoomsOneAfterTheOtherBeforeTheFirstInputIsTaken() {
      var stream = session.comes(enter("nowhere"), enter("general", 5));
      session.getsTheName();
      stream.hears(new SessionOutput.Welcome("Ann", false));
      session
          .lobby
          .expectMessageClass(Lobby.Enter.class)
          .replyTo()
          .tell(new Room.JoinRefused("nowhere", RefusalReason.ROOM_UNKNOWN));
      stream.hears(new SessionOutput.Refused(RefusalReason.ROOM_UNKNOWN, "nowhere", ""));
      session.lobbyLetsIn(7);

      stream.hears(new SessionOutput.Entered(session.joined(7), 5), Asked.INSTANCE);
    }

    @Test
    void withAnyNumberOfWrongRoomsIsRefusedEachAndGoesOn() {
      int many = 100_000;
      var stream = session.comes(Collections.nCopies(many, enter("x", -1)).toArray(Enter[]::new));
      session.getsTheName();
      stream.hears(new SessionOutput.Welcome("Ann", false));
      Object refused = new SessionOutput.Refused(RefusalReason.RANGE_INVALID, "x", "");

      assertThat(stream.client.receiveSeveralMessages(many)).allMatch(refused::equals);
      stream.hears(Asked.INSTANCE);
      stream.goesOn();
    }

    @Test
    void overASecondStreamDisplacesTheFirst() {
      var first = session.comes();
      var second = session.comes();
      first.hears(Ended.because(EndReason.DISPLACED));
      session.getsTheName();

      second.hears(new SessionOutput.Welcome("Ann", false), Asked.INSTANCE);
    }
  }

  @Nested
  class Closed {
    @Test
    void isAwayAndKeepsItsPlace() {
      session.isInTheRoom(0).closes();
      session.roomSeesItGoAway();

      time.timePasses(AWAY.minusMillis(1));
      session.room.expectNoMessage();
    }

    @Test
    void forLongLeavesEverythingAndEnds() {
      session.isInTheRoom(0).closes();
      session.roomSeesItGoAway();
      time.timePasses(AWAY);

      session.roomIsLeft();
      session.lobby.expectMessage(new Lobby.ReleaseName(session.ref));
      session.registry.expectMessage(new Sessions.Ended(TestSession.ANN, session.ref));
      session.registry.expectTerminated(session.ref);
    }

    @Test
    void beforeTheNameIsThereIsForgottenAfterAWhile() {
      session.comes().closes();
      session.getsTheName();
      session.lobby.expectNoMessage();
      time.timePasses(AWAY);

      session.registry.expectMessage(new Sessions.Ended(TestSession.ANN, session.ref));
    }

    @Test
    void ofAnEarlierStreamMeansNothing() {
      var first = session.isThere();
      var second = session.comes();
      second.hears(new SessionOutput.Welcome("Ann", true), Asked.INSTANCE);
      first.closes();
      time.timePasses(AWAY);

      second.goesOn();
    }
  }

  @Nested
  class Return {
    @Test
    void getsExactlyWhatWasMissedThenTheMarkerThenWhatHappens() {
      session.isInTheRoom(3).closes();
      session.roomSeesItGoAway();
      var stream = session.comes(enter("general", 3));
      session.roomLetsIn(5);
      session.roomIsFollowed(3);
      session.roomTells(live(3, message(4), message(5)));
      session.roomTells(said(6));

      stream.hears(
          new SessionOutput.Welcome("Ann", true),
          new SessionOutput.Entered(session.joined(5), 3),
          Asked.INSTANCE,
          replayed(4, 5),
          new SessionOutput.ReplayEnded("general", 5),
          happened(6));
    }

    @Test
    void whileTheOldStreamHangsDisplacesIt() {
      var old = session.isInTheRoom(3);
      var stream = session.comes(enter("general", 3));
      old.hears(Ended.because(EndReason.DISPLACED));
      session.roomTells(said(4));
      session.roomLetsIn(4);
      session.roomIsFollowed(3);
      session.roomTells(live(3, message(4)));

      stream.hears(
          new SessionOutput.Welcome("Ann", true),
          new SessionOutput.Entered(session.joined(4), 3),
          Asked.INSTANCE,
          replayed(4, 4),
          new SessionOutput.ReplayEnded("general", 4));
    }

    @Test
    void leavesTheRoomsThatTheClientDoesNotNameAnyMore() {
      session.isInTheRoom(0).closes();
      session.roomSeesItGoAway();
      var stream = session.comes();
      stream.hears(new SessionOutput.Welcome("Ann", true), Asked.INSTANCE);

      session.roomIsLeft();
    }

    @Test
    void inTimeIsNotForgottenLater() {
      session.isInTheRoom(0).closes();
      session.roomSeesItGoAway();
      time.timePasses(AWAY.minusMillis(1));
      var stream = session.comes(enter("general", 0));
      stream.hears(new SessionOutput.Welcome("Ann", true));
      session.roomLetsIn(0);
      stream.hears(new SessionOutput.Entered(session.joined(0), 0), Asked.INSTANCE);
      time.timePasses(AWAY);

      stream.goesOn();
    }

    @Test
    void aConfirmationOfWhatWasSaidBeforeReachesTheNewStream() {
      var old = session.isInTheRoom(0);
      old.says("hello");
      session.roomHears("hello");
      var stream = session.comes(enter("general", 0));
      stream.hears(new SessionOutput.Welcome("Ann", true));
      Room.Confirmed confirmed = new Room.Confirmed("general", "id of hello", message(1));
      session.roomTells(confirmed);

      stream.hears(new SessionOutput.Happened(confirmed));
      session.roomLetsIn(1);
      stream.hears(new SessionOutput.Entered(session.joined(1), 0), Asked.INSTANCE);
    }

    @Test
    void aPageReadForTheOldStreamIsNotShownToTheNew() {
      var old = session.isThere();
      old.sends(enter("general", 0));
      session.lobbyLetsIn(900);
      session.roomIsFollowed(0);
      session.roomTells(new Room.Behind("general", 0, 900));
      ActorRef<History.Reply> late = session.historyIsRead(0, 901, Feed.PAGE, History.End.OLDEST);
      var stream = session.comes(enter("general", 899));
      session.roomLetsIn(900);
      session.roomIsFollowed(899);
      late.tell(new History.Page("general", messages(1, 100), true));
      session.roomTells(live(899, message(900)));

      stream.hears(
          new SessionOutput.Welcome("Ann", true),
          new SessionOutput.Entered(session.joined(900), 899),
          Asked.INSTANCE,
          replayed(900, 900),
          new SessionOutput.ReplayEnded("general", 900));
    }

    @Test
    void anAnswerForTheOldStreamIsGoodForTheNewAndTheNextIsNotTold() {
      var old = session.isThere();
      old.sends(enter("general", 0));
      Lobby.Enter first = session.lobby.expectMessageClass(Lobby.Enter.class);
      var stream = session.comes(enter("general", 0));
      Lobby.Enter second = session.lobby.expectMessageClass(Lobby.Enter.class);
      first.replyTo().tell(session.joined(0));
      second.replyTo().tell(session.joined(0));
      session.room.expectMessage(new Room.Follow(first.session(), 0));
      session.room.expectMessage(new Room.Follow(first.session(), 0));
      first.session().tell(live(0));
      first.session().tell(live(0));
      first.session().tell(said(1));

      stream.hears(
          new SessionOutput.Welcome("Ann", true),
          new SessionOutput.Entered(session.joined(0), 0),
          Asked.INSTANCE,
          new SessionOutput.ReplayEnded("general", 0),
          happened(1));
    }

    @Test
    void anAnswerForTheOldStreamGivesBackAPlaceThatNobodyWants() {
      var old = session.isThere();
      old.sends(enter("general", 0));
      Lobby.Enter asked = session.lobby.expectMessageClass(Lobby.Enter.class);
      old.closes();
      asked.replyTo().tell(session.joined(0));

      session.room.expectMessage(new Room.Leave(asked.session()));
    }
  }

  @Nested
  class Goodbye {
    @Test
    void leavesEverythingAndCompletesTheStream() {
      var stream = session.isInTheRoom(0);
      stream.sends(SessionInput.Goodbye.INSTANCE);

      session.roomIsLeft();
      session.lobby.expectMessage(new Lobby.ReleaseName(session.ref));
      session.registry.expectMessage(new Sessions.Ended(TestSession.ANN, session.ref));
      stream.hears(ProbeOutbox.Completed.INSTANCE);
      stream.client.expectTerminated(session.ref);
    }
  }

  @Nested
  class FullOutbox {
    @Test
    void putsTheReaderOffAndKeepsItsPlace() {
      var stream = session.isInTheRoom(0);
      stream.outbox.isFull();
      session.roomTells(said(1));
      stream.hears(Ended.because(EndReason.TOO_SLOW));
      session.roomSeesItGoAway();

      var next = session.comes(enter("general", 0));
      session.roomLetsIn(1);
      session.roomIsFollowed(0);
      session.roomTells(live(0, message(1)));
      next.hears(
          new SessionOutput.Welcome("Ann", true),
          new SessionOutput.Entered(session.joined(1), 0),
          Asked.INSTANCE,
          replayed(1, 1),
          new SessionOutput.ReplayEnded("general", 1));
    }
  }

  @Nested
  class End {
    @Test
    void tellsTheReasonAndWhenToComeBackAndTheOthersNothing() {
      var stream = session.isInTheRoom(0);
      session.ref.tell(new UserSession.End(EndReason.SERVER_STOPPING, Duration.ofSeconds(3)));

      stream.hears(new Ended(EndReason.SERVER_STOPPING, Duration.ofSeconds(3)));
      session.room.expectNoMessage();
    }

    @Test
    void ofTheNameDisplacesTheSessionWhichKeepsItsPlacesForTheNextOne() {
      var stream = session.isInTheRoom(0);
      session.losesTheName();

      stream.hears(Ended.because(EndReason.DISPLACED));
      session.lobby.expectMessage(new Lobby.ReleaseName(session.ref));
      session.registry.expectMessage(new Sessions.Ended(TestSession.ANN, session.ref));
      session.room.expectNoMessage();
      time.timePasses(UserSession.HANDOVER);
      session.roomIsLeft();
      stream.client.expectTerminated(session.ref);
    }

    @Test
    void ofANodeThatIsCutOffLeavesThePersonAway() {
      var stream = session.isInTheRoom(0);
      session.ref.tell(new UserSession.End(EndReason.CUT_OFF, Duration.ofSeconds(3)));

      stream.hears(new Ended(EndReason.CUT_OFF, Duration.ofSeconds(3)));
      session.room.expectMessageClass(Room.GoAway.class);
    }

    @Test
    void ofTheRoomLeadsIntoTheOneThatIsOpenedInItsPlace() {
      var stream = session.isInTheRoom(3);
      stream.says("hello");
      session.roomHears("hello");
      session.room.stop();

      session.roomIsOpenedAgain(5);
      session.roomIsFollowed(3);
      session.roomHears("hello");
      session.roomTells(live(3, message(4), message(5)));
      stream.hears(replayed(4, 5));
      session.roomTells(said(6));
      stream.hears(happened(6));
    }

    @Test
    void ofTheRoomEndsTheSessionIfNoOtherIsOpened() {
      var stream = session.isInTheRoom(0);
      session.room.stop();
      session.lobby.expectMessageClass(Lobby.Enter.class);
      time.timePasses(Returns.ASK_AGAIN);
      session.lobby.expectMessageClass(Lobby.Enter.class);
      time.timePasses(Returns.ASK_AGAIN);

      stream.hears(Ended.because(EndReason.SERVER_FAILED));
      stream.client.expectTerminated(session.ref);
    }
  }
}
