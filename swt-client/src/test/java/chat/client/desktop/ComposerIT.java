package chat.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writing, with the keys of a real keyboard. */
class ComposerIT extends DesktopTest {
  private ClientWindow ann;

  @BeforeEach
  void open() {
    ann = join("Ann");
  }

  @AfterEach
  void close() {
    ann.close();
  }

  @Test
  void theArrowsLeafThroughWhatWasSent() {
    ann.keys("o", "n", "e", "Return");
    ann.keys("t", "w", "o", "shift+Return", "t", "o", "o", "Return");
    ann.see("Conversation", "two\ntoo");
    ann.keys("Up");
    ann.see("Message", "two\ntoo");
    ann.keys("Up", "Up");
    ann.see("Message", "one");
    ann.keys("Down", "exclam");
    ann.see("Message", "two\ntoo!");
    ann.keys("Up", "Up", "question");
    ann.see("Message", "?two\ntoo!");
  }

  @Test
  void controlZTakesBackAndBringsBack() {
    ann.keys("a", "b", "space", "c", "ctrl+z");
    ann.see("Message", "ab ");
    ann.keys("ctrl+z", "ctrl+z", "x", "y");
    ann.see("Message", "xy");
    ann.keys("ctrl+z", "z", "ctrl+z", "ctrl+shift+z", "d");
    ann.see("Message", "zd");
  }

  @Test
  void tabCompletesAndOtherwiseLeavesTheField() {
    try (ClientWindow bob = screen.client(home, "Bob", "en", server.port())) {
      bob.press("Log in");
      bob.seeTitle("Bob");
      bob.press("Join");
      ann.see("Conversation", "Bob joined");
      ann.keys("b", "o", "Tab", "h", "i");
      ann.see("Message", "Bob: hi");
      // To the button and back: what is typed on the button goes nowhere.
      ann.keys("space", "Tab", "x", "shift+Tab", "End", "y");
      ann.see("Message", "Bob: hi y");
    }
  }

  @Test
  void commandsAreDoneAndUnknownOnesAreExplained() {
    ann.write("Message", "/help");
    ann.keys("Return");
    ann.see("Conversation", "/nick NAME");
    ann.write("Message", "/foo");
    ann.keys("Return");
    ann.seeLabel("There is no command /foo.");
    ann.see("Message", "/foo");
    ann.write("Message", "//foo");
    ann.keys("Return");
    ann.see("Conversation", "\n/foo");
    ann.write("Message", "/nick Anna");
    ann.keys("Return");
    ann.seeTitle("Anna");
    ann.see("Conversation", "You joined the room");
    ann.see("Who is here", "Anna (you)");
    ann.write("Message", "it is me");
    ann.press("Send");
    ann.see("Conversation", "it is me");
  }

  @Test
  void whatIsBegunIsThereAfterARestart() throws InterruptedException {
    ann.write("Message", "half a\nsentence");
    assertThat(ann.closeByTitleBar()).isZero();
    ann = logIn("Ann");
    ann.see("Message", "half a\nsentence");
  }

  @Test
  void theFieldIsAsHighAsItsTextUpToALimit() {
    screen.play("chat.client.ui.ComposerProgram");
  }
}
