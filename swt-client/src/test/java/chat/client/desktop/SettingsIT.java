package chat.client.desktop;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is chosen holds at once. */
class SettingsIT {
  private static Screen screen;

  @BeforeAll
  static void open() {
    screen = new Screen();
  }

  @AfterAll
  static void close() {
    screen.close();
  }

  private static void play(String scene) {
    screen.play("chat.client.ui.SettingsProgram", scene);
  }

  @Test
  void everyWindowFollowsTheTheme() {
    play("theme");
  }

  @Test
  void theSystemsThemeIsThatOfTheDesktop() {
    play("portal");
  }

  @Test
  void everyLetterGrows() {
    play("letters");
  }

  @Test
  void theSettingsWindowChangesItsLanguage() {
    play("language");
  }
}
