package chat.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real windows, a real server, and nothing but what a person sees and does. */
class ConversationIT {
  @TempDir private Path home;
  private Screen screen;
  private ServerProcess server;

  @BeforeEach
  void open() {
    server = ServerProcess.start();
    screen = new Screen();
  }

  @AfterEach
  void close() {
    screen.close();
    server.close();
  }

  private ClientWindow logIn(String user, String language) {
    ClientWindow window = screen.client(home, user, language, server.port());
    window.press(language.equals("en") ? "Log in" : "登录");
    window.seeTitle(user);
    return window;
  }

  @Test
  void twoPeopleTalk() throws InterruptedException {
    try (ClientWindow ann = logIn("Ann", "en");
        ClientWindow li = logIn("李雷", "zh-CN")) {
      ann.see("Rooms", "general");
      ann.press("Join");
      ann.see("Conversation", "You joined the room");
      li.press("加入选中房间");
      li.see("聊天记录", "您已加入房间");
      ann.see("Conversation", "李雷 joined");
      ann.see("Who is here", "李雷");
      ann.see("Rooms", "2/20");

      li.write("消息", "你好，Ann！😀");
      li.keys("Return");
      ann.see("Conversation", "你好，Ann！😀");
      li.see("聊天记录", "你好，Ann！😀");
      assertThat(li.read("消息")).isEmpty();

      ann.write("Message", "two\nlines");
      ann.press("Send");
      li.see("聊天记录", "two\nlines");

      li.press("离开房间");
      ann.see("Conversation", "李雷 left");
      li.press("加入选中房间");
      ann.see("Who is here", "李雷");

      assertThat(li.closeByTitleBar()).isZero();
      ann.see("Rooms", "1/20");
      assertThat(ann.read("Who is here")).doesNotContain("李雷");

      ann.press("Clear");
      ann.press("Leave room");
      ann.press("Log out");
      ann.seeTitle("log in");
    }
  }

  @Test
  void aTakenNameSaysSoAndAnotherOneGetsIn() {
    try (ClientWindow first = logIn("Ann", "en");
        ClientWindow second = screen.client(home.resolve("second"), "ann", "en", server.port())) {
      second.press("Log in");
      second.seeLabel("Somebody else is using this name.");
      second.write("Name", "Anna");
      second.press("Log in");
      second.seeTitle("Anna");
      first.see("Rooms", "general");
    }
  }

  @Test
  void anUnreachableServerSaysSo() {
    try (ClientWindow ann = screen.client(home, "Ann", "en", ServerProcess.freePort())) {
      ann.press("Log in");
      ann.seeLabel("The server cannot be reached.");
    }
  }

  @Test
  void aLostConnectionIsToldAndMended() {
    try (ClientWindow ann = logIn("Ann", "en")) {
      ann.press("Join");
      ann.see("Conversation", "You joined the room");
      ann.write("Message", "written while the server was away");
      server.close();
      ann.seeLabel("Trying again in");
      ann.see("Conversation", "The connection was lost");

      server = ServerProcess.startOn(server.port());
      ann.see("Conversation", "You are back in the room");
      ann.press("Send");
      ann.see("Conversation", "written while the server was away");
    }
  }

  @Test
  void theEnterThatEndsACompositionDoesNotSend() {
    try (ClientWindow ann = logIn("Ann", "en")) {
      ann.press("Join");
      ann.see("Conversation", "You joined the room");
      // GTK's own input method: a code point in hexadecimal, taken with Enter.
      ann.keys("ctrl+shift+u", "4", "f", "6", "0", "Return");
      ann.see("Message", "你");
      assertThat(ann.read("Conversation")).doesNotContain("你");
      ann.keys("Return");
      ann.see("Conversation", "你");
    }
  }
}
