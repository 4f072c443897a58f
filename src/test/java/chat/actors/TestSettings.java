package chat.actors;

import akka.actor.testkit.typed.javadsl.ManualTime;
import chat.config.Language;
import chat.config.Settings;
import chat.config.Settings.RoomSettings;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Arrays;
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

  private TestSettings() {}

  /**
   * Rooms that each hold {@code capacity} people; the actors read nothing of transport and store.
   */
  static Settings withRoomsOf(int capacity, String... rooms) {
    return new Settings(
        new Settings.Server("localhost", 0, Duration.ofSeconds(5), Duration.ofSeconds(4), null),
        Arrays.stream(rooms)
            .map(name -> new RoomSettings(name, capacity, "About " + name))
            .toList(),
        new Settings.Names(RESERVATION),
        SESSION,
        new Settings.Logging(false, Level.INFO),
        Language.EN,
        null);
  }

  /** For a testkit whose timers run only when the test says so. */
  static Config manualTime() {
    return ManualTime.config().withFallback(ConfigFactory.load("application-test"));
  }
}
