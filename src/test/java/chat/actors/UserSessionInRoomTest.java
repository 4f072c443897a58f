package chat.actors;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session whose person is in a room. */
class UserSessionInRoomTest {
  private static final int LIMIT = TestSettings.SESSION.textLimit();
  private static final String EMOJI = "\uD83D\uDE00";

  private static ActorTestKit testKit;

  private final TestSession session = new TestSession(testKit);

  @BeforeAll
  static void startKit() {
    testKit = ActorTestKit.create(TestSettings.manualTime());
  }

  @AfterAll
  static void stopKit() {
    testKit.shutdownTestKit();
  }

  @BeforeEach
  void annIsIn() {
    session.isInTheRoom();
  }

  @Nested
  class Say {
    @ParameterizedTest
    @ValueSource(strings = {"hello", " 你好 ", "a\nb", EMOJI})
    void isPassedOnUnchanged(String text) {
      session.says(text);
      session.roomHears(text);
    }

    @Test
    void exactlyAtTheLimitInCodePoints() {
      session.sends(new UserSession.Say(EMOJI.repeat(LIMIT), EMOJI.repeat(64)));
      session.room.expectMessageClass(Room.Say.class);
    }

    @Test
    void isDoneWithWhenItComesBackAndNotBefore() {
      TestProbe<Room.Event> bob = testKit.createTestProbe();
      session.says("hello");
      session.roomHears("hello");
      session.roomTells(session.saidBy(bob.ref(), "hi"));
      session.roomTells(session.said("hello"));

      session.hears(
          new Outbox.Happened(session.saidBy(bob.ref(), "hi")),
          UserSession.Ack.INSTANCE,
          new Outbox.Happened(session.said("hello")));
    }

    @Test
    void blank() {
      session.sends(new UserSession.Say(" \t", "7"));
      session.isRefused(RefusalReason.TEXT_BLANK, "7");
      session.goesOn();
    }

    @Test
    void tooLong() {
      session.sends(new UserSession.Say("x".repeat(LIMIT + 1), "7"));
      session.isRefused(RefusalReason.TEXT_TOO_LONG, "7");
      session.goesOn();
    }

    @Test
    void clientIdTooLong() {
      String id = "i".repeat(UserSession.MAX_CLIENT_ID + 1);
      session.sends(new UserSession.Say("hello", id));
      session.isRefused(RefusalReason.CLIENT_ID_TOO_LONG, id);
      session.goesOn();
    }
  }

  @Nested
  class Leave {
    @ParameterizedTest
    @CsvSource({"Ann, general", "aNN, general", "'', general", "Ann, ''", "'', ''"})
    void forOneself(String name, String roomId) {
      session.sends(new UserSession.Leave(name, roomId));

      session.roomIsToldOfLeaving();
      session.endsWith(ProbeOutbox.Completed.INSTANCE);
    }

    @ParameterizedTest
    @CsvSource({"Bob, general", "Ann, tech", "Bob, ''", "'', tech", "a b, general", "Ann, GENERAL"})
    void notForAnotherOrElsewhere(String name, String roomId) {
      session.sends(new UserSession.Leave(name, roomId));

      session.isRefused(RefusalReason.NOT_YOURS, "");
      session.goesOn();
    }
  }

  @Nested
  class OtherInput {
    @Test
    void secondJoin() {
      session.sends(new UserSession.Join("Ann", "tech"));
      session.isRefused(RefusalReason.ALREADY_JOINED, "");
      session.goesOn();
    }

    @Test
    void unknown() {
      session.sends(UserSession.Unknown.INSTANCE);
      session.isRefused(RefusalReason.EVENT_UNKNOWN, "");
      session.goesOn();
    }
  }

  @Nested
  class FromRoom {
    @Test
    void isPassedOnInOrder() {
      session.roomTells(new Room.Entered("Bob", 2));
      session.roomTells(new Room.Left("Bob", 1));

      session.hears(
          new Outbox.Happened(new Room.Entered("Bob", 2)),
          new Outbox.Happened(new Room.Left("Bob", 1)));
    }

    @Test
    void failureWhileSayingRefusesWhatWasSaid() {
      session.says("lost");
      session.roomHears("lost");
      session.roomTells(Room.Failed.INSTANCE);

      session.isRefused(RefusalReason.ROOM_FAILED, "id of lost");
      session.goesOn();
    }

    @Test
    void stoppedRoomEndsTheSession() {
      session.room.stop();
      session.endsWith(EndReason.SERVER_FAILED);
    }
  }

  @Nested
  class FullOutbox {
    @Test
    void endsTheSessionAndTheRoomIsTold() {
      session.outbox.isFull();
      session.roomTells(new Room.Entered("Bob", 2));

      session.roomIsToldOfLeaving();
      session.endsWith(EndReason.TOO_SLOW);
    }

    @Test
    void alsoForARefusal() {
      session.outbox.isFull();
      session.sends(UserSession.Unknown.INSTANCE);

      session.roomIsToldOfLeaving();
      session.hears(UserSession.Ack.INSTANCE);
      session.endsWith(EndReason.TOO_SLOW);
    }
  }

  @Nested
  class Closed {
    @Test
    void isLeaving() {
      session.ref.tell(UserSession.Closed.INSTANCE);

      session.roomIsToldOfLeaving();
      session.endsWith(ProbeOutbox.Completed.INSTANCE);
    }

    @Test
    void alsoWhileSaying() {
      session.says("last words");
      session.roomHears("last words");
      session.ref.tell(UserSession.Closed.INSTANCE);

      session.roomIsToldOfLeaving();
      session.endsWith(ProbeOutbox.Completed.INSTANCE);
    }
  }

  @Nested
  class End {
    @ParameterizedTest
    @EnumSource
    void tellsTheReasonAndTheRoom(EndReason reason) {
      session.ref.tell(new UserSession.End(reason));

      session.roomIsToldOfLeaving();
      session.endsWith(reason);
    }
  }
}
