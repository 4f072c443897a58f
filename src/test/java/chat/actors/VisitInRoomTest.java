package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import chat.actors.ProbeOutbox.Ended;
import chat.store.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
class VisitInRoomTest {
  private static final int LIMIT = TestSettings.SESSION.textLimit();
  private static final String EMOJI = "\uD83D\uDE00";

  private static ActorTestKit testKit;

  private final TestVisit session = new TestVisit(testKit);

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
      session.sends(new Visit.Say(text, "id"));
      assertThat(session.room.expectMessageClass(Room.Say.class).text()).isEqualTo(text);
    }

    @Test
    void exactlyAtTheLimitInCodePoints() {
      session.sends(new Visit.Say(EMOJI.repeat(LIMIT), EMOJI.repeat(64)));
      session.room.expectMessageClass(Room.Say.class);
    }

    @Test
    void isDoneWithWhenItIsStoredAndNotBefore() {
      session.says("hello");
      session.roomHears("hello");
      session.roomTells(session.said("hello"));
      session.roomTells(session.confirmed("hello"));

      session.hears(
          new Visit.Happened(session.said("hello")),
          Asked.INSTANCE,
          new Visit.Happened(session.confirmed("hello")));
    }

    @Test
    void withoutAnIdIsConfirmedByTheBroadcastAlone() {
      session.sends(new Visit.Say("hello", ""));
      StoredMessage message = new StoredMessage(1, "Ann", "hello", Instant.EPOCH, "");
      session.roomTells(new Room.Said("general", List.of(message)));
      session.roomTells(new Room.Confirmed("general", "", message));
      session.roomTells(new Room.Left("general", "Bob", 1));

      session.hears(
          new Visit.Happened(new Room.Said("general", List.of(message))),
          Asked.INSTANCE,
          new Visit.Happened(new Room.Left("general", "Bob", 1)));
    }

    @Test
    void blank() {
      session.sends(new Visit.Say(" \t", "7"));
      session.isRefused(RefusalReason.TEXT_BLANK, "7");
      session.goesOn();
    }

    @Test
    void tooLong() {
      session.sends(new Visit.Say("x".repeat(LIMIT + 1), "7"));
      session.isRefused(RefusalReason.TEXT_TOO_LONG, "7");
      session.goesOn();
    }

    @Test
    void clientIdTooLong() {
      String id = "i".repeat(TextRule.MAX_CLIENT_ID + 1);
      session.sends(new Visit.Say("hello", id));
      session.isRefused(RefusalReason.CLIENT_ID_TOO_LONG, id);
      session.goesOn();
    }
  }

  @Nested
  class Leave {
    @ParameterizedTest
    @CsvSource({"Ann, general", "aNN, general", "'', general", "Ann, ''", "'', ''"})
    void forOneself(String name, String roomId) {
      session.sends(new Visit.Leave(name, roomId));

      session.roomIsToldOfLeaving();
      session.endsWith(ProbeOutbox.Completed.INSTANCE);
    }

    @ParameterizedTest
    @CsvSource({"Bob, general", "Ann, tech", "Bob, ''", "'', tech", "a b, general", "Ann, GENERAL"})
    void notForAnotherOrElsewhere(String name, String roomId) {
      session.sends(new Visit.Leave(name, roomId));

      session.isRefused(RefusalReason.NOT_YOURS, "");
      session.goesOn();
    }
  }

  @Nested
  class OtherInput {
    @Test
    void secondJoin() {
      session.sends(new Visit.Join("Ann", "tech"));
      session.isRefused(RefusalReason.ALREADY_JOINED, "");
      session.goesOn();
    }

    @Test
    void unknown() {
      session.sends(Visit.Unknown.INSTANCE);
      session.isRefused(RefusalReason.EVENT_UNKNOWN, "");
      session.goesOn();
    }
  }

  @Nested
  class FromRoom {
    @Test
    void isPassedOnInOrder() {
      session.roomTells(new Room.Entered("general", "Bob", 2));
      session.roomTells(new Room.Left("general", "Bob", 1));

      session.hears(
          new Visit.Happened(new Room.Entered("general", "Bob", 2)),
          new Visit.Happened(new Room.Left("general", "Bob", 1)));
    }

    @Test
    void refusalOfWhatWasSaidIsPassedOn() {
      session.says("lost");
      session.roomHears("lost");
      session.roomTells(new Room.SayRefused("general", "id of lost", RefusalReason.ROOM_FAILED));

      session.isRefused(RefusalReason.ROOM_FAILED, "id of lost");
      session.goesOn();
    }

    @Test
    void stoppedRoomEndsTheSession() {
      session.room.stop();
      session.endsWith(Ended.because(EndReason.SERVER_FAILED));
    }
  }

  @Nested
  class FullOutbox {
    @Test
    void endsTheSessionAndTheRoomIsTold() {
      session.outbox.isFull();
      session.roomTells(new Room.Entered("general", "Bob", 2));

      session.roomIsToldOfLeaving();
      session.endsWith(Ended.because(EndReason.TOO_SLOW));
    }

    @Test
    void alsoForARefusal() {
      session.outbox.isFull();
      session.sends(Visit.Unknown.INSTANCE);

      session.roomIsToldOfLeaving();
      session.hears(Asked.INSTANCE);
      session.endsWith(Ended.because(EndReason.TOO_SLOW));
    }
  }

  @Nested
  class Closed {
    @Test
    void isLeaving() {
      session.ref.tell(Visit.Closed.INSTANCE);

      session.roomIsToldOfLeaving();
      session.endsWith(ProbeOutbox.Completed.INSTANCE);
    }

    @Test
    void alsoWhileSaying() {
      session.says("last words");
      session.roomHears("last words");
      session.ref.tell(Visit.Closed.INSTANCE);

      session.roomIsToldOfLeaving();
      session.endsWith(ProbeOutbox.Completed.INSTANCE);
    }
  }

  @Nested
  class End {
    @ParameterizedTest
    @EnumSource
    void tellsTheReasonAndTheRoom(EndReason reason) {
      session.ref.tell(new Visit.End(reason, Duration.ofSeconds(3)));

      session.roomIsToldOfLeaving();
      session.endsWith(new Ended(reason, Duration.ofSeconds(3)));
    }
  }
}
