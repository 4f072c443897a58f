package chat.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A conversation without a screen, a key or a mouse: only what a screen reader sees and does. */
class ScreenReaderIT extends DesktopTest {
  private void tellNews() {
    try (Speaker bob = new Speaker(server.port(), "Bob")) {
      bob.enter("tech");
      bob.say("tech", "first");
      bob.say("tech", "*second*,\nwith two lines");
      bob.say("tech", "/me waves");
    }
  }

  @Test
  void aWholeConversation() {
    tellNews();
    try (ClientWindow ann = screen.client(home, "", "en", server.port())) {
      ann.write("Name", "Ann");
      ann.press("Log in");
      ann.seeTitle("Ann");
      ann.select("All rooms", "tech");
      ann.press("Join");

      List<String> read = ann.messages("Messages", "waves");
      assertThat(read).anyMatch(each -> each.matches("Bob, .+: first"));
      assertThat(read).anyMatch(each -> each.matches("Bob, .+: second,\nwith two lines"));
      assertThat(read).anyMatch(each -> each.matches(".+: \\* Bob waves"));

      ann.write("Message", "hello, Bob");
      ann.press("Send");
      assertThat(ann.messages("Messages", "hello, Bob"))
          .last()
          .asString()
          .matches("Ann.*, .+: hello, Bob.*");

      ann.press("Leave room");
      ann.select("All rooms", "tech");
      ann.press("Log out");
      ann.seeTitle("log in");
    }
  }

  @Test
  void everyControlHasANameAndARole() {
    tellNews();
    try (ClientWindow ann = screen.client(home, "Ann", "en", server.port())) {
      ann.seeTitle("log in");
      assertThat(ann.nameless()).isEmpty();
      ann.press("Settings …");
      for (String page : List.of("General", "Notifications", "Connection")) {
        ann.press(page);
        assertThat(ann.nameless()).as(page).isEmpty();
      }
      ann.press("Close");
      ann.press("Log in");
      ann.seeTitle("Ann");
      ann.select("All rooms", "tech");
      assertThat(ann.nameless()).isEmpty();
      ann.press("Join");
      ann.messages("Messages", "waves");
      assertThat(ann.nameless()).isEmpty();
      ann.press("Find in the conversation");
      ann.write("Find in this conversation", "first");
      assertThat(ann.nameless()).isEmpty();
    }
  }
}
