package chat.actors;

import akka.actor.testkit.typed.javadsl.ManualTime;
import chat.config.Language;
import chat.config.Settings;
import chat.config.Settings.RoomSettings;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.event.Level;

/** Settings as an operator could have chosen them. */
final class TestSettings {
  static final Duration RESERVATION = Duration.ofMinutes(30);
  static final int FIRST_SCREEN = 3;
  static final Settings.Session SESSION =
      new Settings.Session(
          Duration.ofSeconds(30),
          256,
          10,
          Duration.ofSeconds(3),
          Duration.ofMinutes(2),
          FIRST_SCREEN);

  static final Settings.PersonLimits PERSON =
      new Settings.PersonLimits(Optional.empty(), new Settings.Rate(1_000_000, 1_000_000));

  private TestSettings() {}

  /**
   * Rooms that each hold {@code capacity} people; the actors read nothing of transport and store.
   */
  static Settings withRoomsOf(int capacity, String... rooms) {
    return new Settings(
        new Settings.Server(
            "localhost", 0, Duration.ofSeconds(5), Duration.ofSeconds(4), null, Optional.empty()),
        Arrays.stream(rooms)
            .map(name -> new RoomSettings(name, capacity, "About " + name))
            .toList(),
        new Settings.Names(RESERVATION),
        SESSION,
        new Settings.Logging(false, Level.INFO),
        Language.EN,
        null,
        new Settings.Limits(List.of(), null, PERSON),
        null,
        Optional.empty());
  }

  /** For a testkit whose timers run only when the test says so. */
  static Config manualTime() {
    return ManualTime.config().withFallback(ConfigFactory.load("application-test"));
  }
}
