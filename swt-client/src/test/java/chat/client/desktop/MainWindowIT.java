package chat.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The main window by its keys, as somebody uses it who never takes the mouse. */
class MainWindowIT extends DesktopTest {
  /** By the search in the list of all rooms. */
  private static void join(ClientWindow window, String room) {
    window.see("All rooms", room);
    window.write("Search by name or topic", room);
    window.keys("Return");
    window.see("Conversation", "You joined the room");
  }

  @Test
  void keysGoFromRoomToRoom() {
    try (ClientWindow ann = logIn("Ann")) {
      join(ann, "general");
      ann.keys("ctrl+j");
      join(ann, "tech");
      ann.seeLabel("tech");
      ann.keys("alt+Up");
      ann.seeLabel("general");
      ann.keys("ctrl+Tab");
      ann.seeLabel("tech");
      ann.keys("ctrl+shift+Tab");
      ann.seeLabel("general");
      ann.keys("ctrl+Page_Down");
      ann.seeLabel("tech");
    }
  }

  @Test
  void whatIsUnreadAndWhoIsNamedStandsInTheListAndTheKeysLeadThere() {
    try (ClientWindow ann = logIn("Ann");
        ClientWindow bob = logIn("Bob")) {
      join(ann, "general");
      join(bob, "general");
      ann.keys("ctrl+j");
      join(ann, "tech");
      bob.write("Message", "hello, all");
      bob.keys("Return");
      ann.see("Rooms", "general\n1");
      bob.write("Message", "and you, Ann");
      bob.keys("Return");
      ann.see("Rooms", "general\n@1 · 2");
      ann.press("Next unread room");
      ann.see("Conversation", "and you, Ann");
      ann.keys("ctrl+l");
      ann.see("Rooms", "general\ntech");
    }
  }

  @Test
  void aFewLettersLeadToRoomsAndPeople() {
    try (ClientWindow ann = logIn("Ann");
        ClientWindow bob = logIn("Bob")) {
      join(bob, "tech");
      ann.keys("ctrl+k");
      ann.seeTitle("Go to");
      ann.keysInDialog("Go to", "t", "c", "h", "Return");
      ann.see("Conversation", "You joined the room");
      ann.see("Who is here", "Bob");
      ann.keys("ctrl+k");
      ann.seeTitle("Go to");
      ann.keysInDialog("Go to", "b", "o", "Return");
      ann.see("Message", "Bob: ");
      ann.keys("h", "i", "Return");
      bob.see("Conversation", "Bob: hi");
    }
  }

  @Test
  void theNextLoginOpensTheSameRoomsAndFoldsTheSame() throws InterruptedException {
    try (ClientWindow ann = logIn("Ann")) {
      join(ann, "general");
      ann.keys("ctrl+j");
      join(ann, "tech");
      ann.keys("alt+Up");
      ann.seeLabel("general");
      ann.keys("ctrl+F9");
      assertThat(ann.closeByTitleBar()).isZero();
    }
    try (ClientWindow again = logIn("Ann")) {
      again.see("Conversation", "You joined the room");
      again.seeLabel("general");
      again.see("Rooms", "tech");
      again.press("People");
      again.see("Who is here", "Ann (you)");
    }
  }

  @Test
  void aFullTourByF6ComesBackToWhereOneWrites() {
    try (ClientWindow ann = logIn("Ann")) {
      join(ann, "general");
      ann.keys("F6", "F6", "F6", "F6", "a");
      ann.see("Message", "a");
      ann.keys("shift+F6", "Escape", "b");
      ann.see("Message", "ab");
    }
  }

  @Test
  void madeAnewItLosesNothing() {
    screen.play("chat.client.ui.MainWindowProgram", home.resolve("settings").toString());
  }

  @Test
  void everyKeyIsListed() {
    try (ClientWindow ann = logIn("Ann")) {
      ann.keys("F1");
      ann.seeTitle("Keyboard shortcuts");
      ann.see("Keyboard shortcuts", "Go to a room or person …\nCtrl+K");
      ann.keysInDialog("Keyboard shortcuts", "Escape");
      ann.keys("ctrl+q");
    }
  }
}
