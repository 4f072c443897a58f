package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import chat.config.Settings.AddressLimits;
import chat.config.Settings.PersonLimits;
import chat.config.Settings.Rate;
import chat.limits.ByteBudget;
import chat.limits.ManualMeter;
import chat.limits.Origin;
import chat.limits.Pace;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who is too fast waits: sessions and visits. */
class PacingTest {
  private static final Duration TENTH = Duration.ofMillis(100);
  private static final PersonLimits TEN_A_SECOND =
      new PersonLimits(Optional.of(new Rate(10, 2)), new Rate(10, 2));

  private static ActorTestKit testKit;
  private static ManualTime time;

  private final ManualMeter meter = new ManualMeter();

  @BeforeAll
  static void startKit() {
    testKit = ActorTestKit.create(TestSettings.manualTime());
    time = ManualTime.get(testKit.system());
  }

  @AfterAll
  static void stopKit() {
    testKit.shutdownTestKit();
  }

  private void pass(Duration duration) {
    meter.pass(duration);
    time.timePasses(duration);
  }

  @Nested
  class Session {
    private final TestSession ann = new TestSession(testKit, Pace.of(TEN_A_SECOND, meter));
    private final TestSession.Stream stream = ann.isInTheRoom(0);

    private void says(String text) {
      stream.says(text);
      ann.roomHears(text);
      ann.roomTells(confirmed(text));
      stream.hears(new SessionOutput.Happened(confirmed(text)), Asked.INSTANCE);
    }

    private Room.Confirmed confirmed(String text) {
      return new Room.Confirmed("general", "id of " + text, TestSession.message(1));
    }

    @Test
    void isToldWhatWaitsAndHowLong() {
      says("one");
      says("two");
      stream.says("three");

      stream.hears(new SessionOutput.SlowedDown(TENTH, "general", "id of three"));
    }

    @Test
    void whatWaitsReachesTheRoomLater() {
      says("one");
      says("two");
      stream.says("three");
      stream.hears(new SessionOutput.SlowedDown(TENTH, "general", "id of three"));
      pass(TENTH.minusMillis(1));
      ann.room.expectNoMessage(Duration.ZERO);

      pass(Duration.ofMillis(1));

      ann.roomHears("three");
    }

    @Test
    void whatAStreamBeforeLeftWaitingIsNotSaid() {
      says("one");
      says("two");
      stream.says("three");
      stream.hears(new SessionOutput.SlowedDown(TENTH, "general", "id of three"));
      stream.closes();
      ann.roomSeesItGoAway();

      pass(TENTH);

      ann.room.expectNoMessage(Duration.ZERO);
    }

    @Test
    void aReturnDoesNotBringTheBurstBack() {
      says("one");
      says("two");
      stream.closes();
      ann.roomSeesItGoAway();
      TestSession.Stream again = ann.comes();
      again.hears(new SessionOutput.Welcome("Ann", true), Asked.INSTANCE);

      again.says("three");

      assertThat(again.client.receiveMessage()).isInstanceOf(SessionOutput.SlowedDown.class);
    }
  }

  @Nested
  class OfAVisit {
    private final TestVisit ann =
        new TestVisit(testKit, Origin.UNLIMITED, Pace.of(TEN_A_SECOND, meter));

    private void says(String text) {
      ann.says(text);
      ann.roomHears(text);
      ann.roomTells(ann.confirmed(text));
      ann.hears(Asked.INSTANCE, new Visit.Happened(ann.confirmed(text)));
    }

    @Test
    void whatWaitsReachesTheRoomLater() {
      ann.isInTheRoom();
      says("one");
      says("two");
      ann.says("three");
      ann.hears(new Visit.SlowedDown(TENTH, "id of three"));
      ann.room.expectNoMessage(Duration.ZERO);

      pass(TENTH);

      ann.roomHears("three");
      ann.roomTells(ann.confirmed("three"));
      ann.hears(Asked.INSTANCE, new Visit.Happened(ann.confirmed("three")));
    }
  }

  @Nested
  class Joining {
    @Test
    void tooOftenIsToldWhenToComeBack() {
      Origin origin =
          Origin.limited(
              "192.0.2.1",
              new AddressLimits(1, new Rate(1, 1), 1, new Rate(10, 1), 1),
              ByteBudget.of(1),
              meter);
      new TestVisit(testKit, origin, Pace.of(TEN_A_SECOND, meter)).isInTheRoom();
      TestVisit second = new TestVisit(testKit, origin, Pace.of(TEN_A_SECOND, meter));

      second.sends(new Visit.Join("Bob", "general"));

      second.hears(
          new Visit.JoinRefused(RefusalReason.TOO_MANY_LOGINS, TENTH),
          ProbeOutbox.Completed.INSTANCE);
      second.lobby.expectNoMessage(Duration.ZERO);
    }
  }
}
