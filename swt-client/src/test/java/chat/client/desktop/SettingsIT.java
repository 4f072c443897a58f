package chat.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is chosen holds at once. */
class SettingsIT {
  private static Screen screen;

  @TempDir private Path home;

  @BeforeAll
  static void open() {
    screen = new Screen();
  }

  @AfterAll
  static void close() {
    screen.close();
  }

  @Test
  void whatIsChosenHoldsAtOnceAndTheNextTime() {
    int port = ServerProcess.freePort();
    try (ClientWindow ann = screen.client(home, "Ann", "en", port)) {
      ann.press("Settings …");
      ann.choose("Theme", "Dark");
      ann.press("Connection");
      ann.write("Trusted authorities", "no-such-file");
      ann.seeLabel("There is no such file");
      ann.press("Notifications");
      ann.press("Do not disturb: no notifications at all");
      ann.press("General");
      ann.choose("Language", "中文（简体）");
      ann.seeTitle("grpc-chat：设置");
      ann.seeTitle("grpc-chat：登录");
      ann.see("主题", "深色");
    }
    assertThat(home.resolve("Ann/grpc-chat/client.properties"))
        .content()
        .contains("\ntheme=dark\n", "\nlanguage=chinese\n")
        .contains("\ndo-not-disturb=true\n", "\n#ca-file=\n");
    try (ClientWindow again = screen.client(home, "Ann", "en", port)) {
      again.press("Settings …");
      again.see("Theme", "Dark");
    }
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
  void aThemeWithoutADarkVariantGivesWayToOneThatHasIt() {
    screen.play("chat.client.ui.kit.ThemeProgram");
  }

  @Test
  void everyLetterGrows() {
    play("letters");
    screen.play("chat.client.ui.kit.LettersProgram");
  }

  @Test
  void theSettingsWindowChangesItsLanguage() {
    play("language");
  }
}
