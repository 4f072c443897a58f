package chat.actors;

import static chat.actors.TestSession.enter;
import static chat.actors.TestSession.happened;
import static chat.actors.TestSession.live;
import static chat.actors.TestSession.message;
import static chat.actors.TestSession.messages;
import static chat.actors.TestSession.replayed;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestInbox;
import chat.EveryCommand;
import chat.limits.Pace;
import chat.store.History;
import chat.store.StoreProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a session shows its client of its rooms, and what it does there. */
class UserSessionInRoomTest {
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
  class Enter {
    @Test
    void forTheFirstTimeShowsTheNewestScreen() {
      var stream = session.isThere();
      stream.sends(enter("general"));
      session.lobbyLetsIn(10);
      long after = 10 - TestSettings.FIRST_SCREEN;

      stream.hears(new SessionOutput.Entered(session.joined(10), after), Asked.INSTANCE);
      session.roomIsFollowed(after);
    }

    @Test
    void thatKnowsMoreThanTheRoomIsToldSo() {
      var stream = session.isThere();
      stream.sends(enter("general", 99));
      session.lobbyLetsIn(10);

      stream.hears(new SessionOutput.Entered(session.joined(10), 10), Asked.INSTANCE);
    }

    @Test
    void isRefused() {
      var stream = session.isThere();
      stream.sends(enter("general"));
      session
          .lobby
          .expectMessageClass(Lobby.Enter.class)
          .replyTo()
          .tell(new Room.JoinRefused("general", RefusalReason.ROOM_FULL));

      stream.isRefused(RefusalReason.ROOM_FULL, "general", "");
      stream.goesOn();
    }

    @Test
    void afterANegativeNumber() {
      var stream = session.isThere();
      stream.sends(enter("general", -1));
      stream.isRefused(RefusalReason.RANGE_INVALID, "general", "");
    }

    @Test
    void thatTheRoomDoesNotAnswerIsRefusedAndGivenBack() {
      var stream = session.isThere();
      stream.sends(enter("general"));
      Lobby.Enter asked = session.lobby.expectMessageClass(Lobby.Enter.class);
      time.timePasses(TestSettings.SESSION.askTimeout());
      stream.isRefused(RefusalReason.ROOM_FAILED, "general", "");

      asked.replyTo().tell(session.joined(0));
      session.room.expectMessage(new Room.Leave(asked.session()));
    }
  }

  @Nested
  class Replay {
    @Test
    void ofMuchComesPageByPageAsTheClientTakesThem() {
      var stream = session.isThere();
      stream.sends(enter("general", 0));
      session.lobbyLetsIn(150);
      stream.hears(new SessionOutput.Entered(session.joined(150), 0), Asked.INSTANCE);
      session.roomIsFollowed(0);
      session.roomTells(new Room.Behind("general", 0, 150));
      session.historyHas(0, 151, messages(1, 100));
      stream.hears(replayed(1, 100));
      session.room.expectNoMessage();

      stream.outbox.isRead();
      session.roomIsFollowed(100);
      session.roomTells(new Room.Live("general", 100, messages(101, 151)));
      stream.hears(replayed(101, 151), new SessionOutput.ReplayEnded("general", 151));
      session.roomTells(TestSession.said(152));
      stream.hears(happened(152));
    }

    @Test
    void ofWhatIsKeptNoMoreGoesOnAfterIt() {
      var stream = session.isThere();
      stream.sends(enter("general", 0));
      session.lobbyLetsIn(900);
      stream.hears(new SessionOutput.Entered(session.joined(900), 0), Asked.INSTANCE);
      session.roomIsFollowed(0);
      session.roomTells(new Room.Behind("general", 0, 900));
      session.historyHas(0, 901, List.of());

      session.roomIsFollowed(900);
      session.roomTells(live(900));
      stream.hears(new SessionOutput.ReplayEnded("general", 900));
    }

    @Test
    void thatCannotBeReadIsToldAndTriedAgain() {
      var stream = session.isThere();
      stream.sends(enter("general", 0));
      session.lobbyLetsIn(900);
      stream.hears(new SessionOutput.Entered(session.joined(900), 0), Asked.INSTANCE);
      session.roomIsFollowed(0);
      session.roomTells(new Room.Behind("general", 0, 900));
      session
          .historyIsRead(0, 901, Feed.PAGE, History.End.OLDEST)
          .tell(new History.Unreadable("general", StoreProblem.DAMAGED));
      stream.hears(new SessionOutput.Refused(RefusalReason.HISTORY_UNAVAILABLE, "general", ""));

      time.timePasses(Feed.RETRY);
      session.roomIsFollowed(0);
    }

    @Test
    void shownTwiceByAnybodyIsShownOnce() {
      var stream = session.isInTheRoom(3);
      session.roomTells(TestSession.said(4));
      session.roomTells(TestSession.said(4));
      session.roomTells(TestSession.said(5));

      stream.hears(happened(4), happened(5));
    }

    @Test
    void ofWhatIsToldTogetherOnlyWhatIsNewIsShown() {
      var stream = session.isInTheRoom(3);
      session.roomTells(new Room.Said("general", TestSession.messages(3, 5)));
      session.roomTells(new Room.Said("general", TestSession.messages(6, 7)));

      stream.hears(
          new SessionOutput.Happened(new Room.Said("general", TestSession.messages(4, 5))),
          new SessionOutput.Happened(new Room.Said("general", TestSession.messages(6, 7))));
    }

    @Test
    void beginsAgainWhereTheRoomWentOnByMoreThanItCanTell() {
      var stream = session.isInTheRoom(3);
      session.roomTells(new Room.Skipped("general"));
      session.roomIsFollowed(3);
      session.roomTells(new Room.Behind("general", 3, 4));
      session.historyHas(3, 5, messages(4, 4));
      stream.hears(replayed(4, 4));
      stream.outbox.isRead();
      session.roomIsFollowed(4);
      session.roomTells(live(4));
      session.roomTells(TestSession.said(5));

      stream.hears(happened(5));
    }
  }

  @Nested
  class Say {
    @Test
    void isDoneWithWhenItIsStored() {
      var stream = session.isInTheRoom(0);
      stream.says("hello");
      session.roomHears("hello");
      Room.Confirmed confirmed = new Room.Confirmed("general", "id of hello", message(1));
      session.roomTells(confirmed);

      stream.hears(new SessionOutput.Happened(confirmed), Asked.INSTANCE);
    }

    @Test
    void isRefusedByTheRoom() {
      var stream = session.isInTheRoom(0);
      stream.says("hello");
      session.roomHears("hello");
      session.roomTells(new Room.SayRefused("general", "id of hello", RefusalReason.NOT_STORED));

      stream.isRefused(RefusalReason.NOT_STORED, "general", "id of hello");
    }

    @Test
    void whereOneIsNot() {
      var stream = session.isThere();
      stream.says("hello");
      stream.isRefused(RefusalReason.NOT_JOINED, "general", "id of hello");
    }

    @ParameterizedTest
    @CsvSource({
      "'', hello, CLIENT_ID_MISSING",
      "7, ' ', TEXT_BLANK",
      "7, 12345678901, TEXT_TOO_LONG"
    })
    void whatMayNotBeSaid(String clientId, String text, RefusalReason reason) {
      var stream = session.isInTheRoom(0);
      stream.sends(new SessionInput.Say("general", clientId, text));
      stream.isRefused(reason, "general", clientId);
    }
  }

  @Nested
  class Fetch {
    private void fetches(TestSession.Stream stream, long number, History.End end, int limit) {
      stream.sends(new SessionInput.Fetch("general", number, end, limit));
    }

    @Test
    void beforeANumber() {
      var stream = session.isInTheRoom(10);
      fetches(stream, 8, History.End.NEWEST, 2);
      History.Page page = new History.Page("general", messages(6, 7), true);
      session.historyIsRead(0, 8, 2, History.End.NEWEST).tell(page);

      stream.hears(new SessionOutput.Fetched(page), Asked.INSTANCE);
    }

    @Test
    void afterANumberIsOnlyWhatWasShownAlready() {
      var stream = session.isInTheRoom(10);
      fetches(stream, 3, History.End.OLDEST, 0);
      session.historyIsRead(3, 11, 50, History.End.OLDEST);
    }

    @Test
    void whatCannotBeRead() {
      var stream = session.isInTheRoom(10);
      fetches(stream, 8, History.End.NEWEST, 2);
      session
          .historyIsRead(0, 8, 2, History.End.NEWEST)
          .tell(new History.Unreadable("general", StoreProblem.DAMAGED));

      stream.isRefused(RefusalReason.HISTORY_UNAVAILABLE, "general", "");
    }

    @ParameterizedTest
    @CsvSource({"0, NEWEST, 1", "-1, OLDEST, 1", "1, NEWEST, -1", "1, OLDEST, 101"})
    void outOfRange(long number, History.End end, int limit) {
      var stream = session.isInTheRoom(10);
      fetches(stream, number, end, limit);
      stream.isRefused(RefusalReason.RANGE_INVALID, "general", "");
    }

    @Test
    void whereOneIsNot() {
      var stream = session.isThere();
      fetches(stream, 8, History.End.NEWEST, 2);
      stream.isRefused(RefusalReason.NOT_JOINED, "general", "");
    }
  }

  @Nested
  class Exit {
    @Test
    void leavesTheRoomAndNothingOfItFollows() {
      var stream = session.isInTheRoom(0);
      stream.sends(new SessionInput.Exit("general"));
      session.roomIsLeft();
      stream.hears(new SessionOutput.Exited("general"), Asked.INSTANCE);
      session.roomTells(TestSession.said(1));
      session.roomTells(new Room.Left("general", "Bob", 1));

      stream.goesOn();
    }

    @Test
    void whereOneIsNot() {
      var stream = session.isThere();
      stream.sends(new SessionInput.Exit("general"));
      stream.isRefused(RefusalReason.NOT_JOINED, "general", "");
    }
  }

  @Nested
  class OtherInput {
    @Test
    void helloAgain() {
      session.isThere().goesOn();
    }

    @Test
    void unknown() {
      var stream = session.isThere();
      stream.sends(SessionInput.Unknown.INSTANCE);
      stream.isRefused(RefusalReason.EVENT_UNKNOWN, "", "");
    }
  }

  @Test
  void presenceIsPassedOnInOrder() {
    var stream = session.isInTheRoom(0);
    List<Room.Event> events =
        List.of(
            new Room.Entered("general", "Bob", 2),
            new Room.WentAway("general", "Bob", 2),
            new Room.CameBack("general", "Bob", 2),
            new Room.Left("general", "Bob", 1));
    events.forEach(session::roomTells);

    events.forEach(event -> stream.hears(new SessionOutput.Happened(event)));
  }

  /** Whatever can reach a session in a phase is handled; together that is every command. */
  @Nested
  class EveryCommandHasAHandler {
    private final TestInbox<Object> anybody = TestInbox.create();
    private final Places places = new Places();

    private Object[] values() {
      places.enter("general", anybody.getRef().narrow(), 0);
      return new Object[] {
        1L,
        1,
        "general",
        anybody.getRef(),
        List.of(),
        new ProbeOutbox<SessionOutput>(testKit.createTestProbe()),
        SessionInput.Unknown.INSTANCE,
        EndReason.TOO_SLOW,
        Duration.ZERO,
        TestSession.CLAIMED,
        new Room.JoinRefused("general", RefusalReason.ROOM_FULL),
        new Room.Left("general", "Bob", 1),
        places.find("general").orElseThrow(),
        Optional.empty()
      };
    }

    private BehaviorTestKit<UserSession.Command> claiming() {
      return claiming(TestInbox.create());
    }

    private BehaviorTestKit<UserSession.Command> claiming(TestInbox<Lobby.Command> lobby) {
      BehaviorTestKit<UserSession.Command> actor =
          BehaviorTestKit.create(
              UserSession.create(
                  TestSettings.SESSION,
                  TestSession.CLAIMANT,
                  Pace.of(TestSettings.PERSON),
                  anybody.getRef().narrow(),
                  lobby.getRef(),
                  anybody.getRef().narrow()));
      actor.run(
          new UserSession.Attach(
              1,
              List.of(),
              new ProbeOutbox<>(testKit.createTestProbe()),
              anybody.getRef().narrow()));
      return actor;
    }

    private BehaviorTestKit<UserSession.Command> named() {
      TestInbox<Lobby.Command> lobby = TestInbox.create();
      BehaviorTestKit<UserSession.Command> actor = claiming(lobby);
      ((Lobby.ClaimName) lobby.receiveMessage()).replyTo().tell(TestSession.CLAIMED);
      actor.runOne();
      return actor;
    }

    /** No room was asked for yet, and who is away then is let in or ended by the lobby's answer. */
    @Test
    void whileClaiming() throws ReflectiveOperationException {
      assertThat(EveryCommand.handledBy(this::claiming, UserSession.Command.class, values()))
          .contains("Named", "Attach", "Closed", "Overflow", "End");
    }

    @Test
    void afterwards() throws ReflectiveOperationException {
      assertThat(EveryCommand.handledBy(this::named, UserSession.Command.class, values()))
          .isEqualTo(EveryCommand.of(UserSession.Command.class));
    }
  }
}
