package chat.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is done with what others said. */
class MessageMenuIT extends DesktopTest {
  private static final String SAVE = "Save the conversation";

  /** Bob has said it, and Ann has it before her. */
  private void said(ClientWindow ann, String text) {
    try (ClientWindow bob = join("Bob")) {
      bob.write("Message", text);
      bob.press("Send");
      ann.messages("Messages", text.substring(0, 4));
    }
  }

  /** Opens the menu of the newest message. */
  private static void openMenu(ClientWindow ann) {
    ann.focus("Conversation");
    ann.keys("Menu");
  }

  @Test
  void aMessageIsQuotedAndItsSenderMentioned() {
    try (ClientWindow ann = join("Ann")) {
      said(ann, "shall we?");
      openMenu(ann);
      ann.chooseItem("Quote");
      ann.see("Message", "> shall we?");
      openMenu(ann);
      ann.chooseItem("Mention");
      ann.see("Message", "Bob");
    }
  }

  @Test
  void aConversationIsSavedAsAPageAndAsText() throws IOException {
    try (ClientWindow ann = join("Ann")) {
      said(ann, "kept, as *this* is");
      assertThat(saved(ann, home.resolve("log.html")))
          .contains("<html", "<strong>Bob</strong>: kept, as *this* is");
      assertThat(saved(ann, home.resolve("log.txt")))
          .contains("Bob: kept, as *this* is")
          .doesNotContain("<html");
    }
  }

  private String saved(ClientWindow ann, Path file) throws IOException {
    ann.keys("ctrl+s");
    ann.seeActive(SAVE);
    ann.write("Name:", file.toString());
    ann.keysInDialog(SAVE, "Return");
    ann.seeActive("grpc-chat");
    // It is read when the window has done what it was told.
    ann.write("Message", file.toString());
    ann.see("Message", file.toString());
    return Files.readString(file);
  }
}
