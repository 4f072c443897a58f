package chat.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A conversation as a screen reader has it. */
class ReadingIT extends DesktopTest {
  private static void say(ClientWindow window, String text) {
    window.write("Message", text);
    window.press("Send");
  }

  @Test
  void eachMessageIsReadByItself() {
    try (ClientWindow ann = join("Ann");
        ClientWindow bob = join("Bob")) {
      say(bob, "first");
      say(bob, "*second*,\nwith two lines");
      say(bob, "/me waves");
      List<String> messages = ann.messages("Messages", "waves");
      List<String> last = messages.subList(messages.size() - 3, messages.size());
      assertThat(last.get(0)).matches("Bob, .+: first");
      assertThat(last.get(1)).matches("Bob, .+: second,\nwith two lines");
      assertThat(last.get(2)).matches(".+: \\* Bob waves");
    }
  }

  @Test
  void theArrowsGoFromMessageToMessage() {
    try (ClientWindow ann = join("Ann")) {
      say(ann, "one");
      say(ann, "two");
      say(ann, "three");
      ann.messages("Messages", "three");
      ann.listen();
      ann.focus("Conversation");
      ann.hearFocused(": three");
      ann.keys("Up");
      ann.hearFocused(": two");
      ann.keys("Up");
      ann.hearFocused(": one");
    }
  }

  @Test
  void whatOthersSayIsAnnounced() {
    try (ClientWindow bob = join("Bob");
        ClientWindow ann = join("Ann")) {
      bob.write("Message", "hello Ann");
      ann.keys("Tab");
      ann.listen();
      bob.press("Send");
      ann.hear(": hello Ann");
    }
  }
}
