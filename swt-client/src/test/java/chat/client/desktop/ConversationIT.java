package chat.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Real windows, a real server, and nothing but what a person sees and does. */
class ConversationIT extends DesktopTest {
  private ClientWindow logIn(String user, String language) {
    return logIn(user, language, server.port());
  }

  private ClientWindow logIn(String user, String language, int port) {
    ClientWindow window = screen.client(home, user, language, port);
    window.press(language.equals("en") ? "Log in" : "登录");
    window.seeTitle(user);
    return window;
  }

  @Test
  void twoPeopleTalk() throws InterruptedException {
    try (ClientWindow ann = logIn("Ann", "en");
        ClientWindow li = logIn("李雷", "zh-CN")) {
      ann.see("All rooms", "general");
      ann.press("Join");
      ann.see("Conversation", "You joined the room");
      li.press("加入选中房间");
      li.see("聊天记录", "您已加入房间");
      ann.see("Conversation", "李雷 joined");
      ann.see("Who is here", "李雷");
      ann.see("Rooms", "general");

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
      ann.seeLabel("Here: 1 of 20");
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
      first.see("All rooms", "general");
    }
  }

  @Test
  void anUnreachableServerSaysSo() {
    try (ClientWindow ann = screen.client(home, "Ann", "en", ServerProcess.freePort())) {
      ann.press("Log in");
      ann.seeLabel("The server cannot be reached.");
    }
  }

  private static int timesIn(String conversation, String text) {
    return conversation.split(Pattern.quote(text), -1).length - 1;
  }

  @Test
  void whatIsTypedWhileTheServerIsAwayGoesOutOnceInOrder() {
    try (ClientWindow ann = logIn("Ann", "en");
        ClientWindow li = logIn("李雷", "zh-CN")) {
      ann.press("Join");
      ann.see("Conversation", "You joined the room");
      li.press("加入选中房间");
      ann.see("Conversation", "李雷 joined");
      ann.write("Message", "half a senten");
      server.close();
      ann.seeLabel("Trying again in");
      ann.see("Message", "half a senten");
      ann.write("Message", "first");
      ann.keys("Return");
      ann.write("Message", "second");
      ann.press("Send");
      ann.see("Conversation", "first  ◷ waiting for the connection");
      ann.see("Conversation", "second  ◷ waiting for the connection");
      server = server.startAgain();
      li.see("聊天记录", "first\nsecond");
      ann.see("Conversation", "first\nsecond\n");
      ann.seeLabel("Connected to");
      for (String conversation : List.of(ann.read("Conversation"), li.read("聊天记录"))) {
        assertThat(timesIn(conversation, "first")).isOne();
        assertThat(timesIn(conversation, "second")).isOne();
        assertThat(conversation).doesNotContain("waiting", "等待");
      }
      assertThat(timesIn(ann.read("Conversation"), "You joined the room")).isOne();
      ann.see("Who is here", "李雷");
    }
  }

  @Test
  void whatWasMissedIsThereAfterALossBelowALine() {
    try (Cable cable = Cable.to(server.port());
        ClientWindow ann = logIn("Ann", "en", cable.port());
        ClientWindow li = logIn("李雷", "zh-CN")) {
      ann.press("Join");
      ann.see("Conversation", "You joined the room");
      li.press("加入选中房间");
      li.see("聊天记录", "您已加入房间");
      ann.keys("b", "e", "f", "o", "r", "e", "Return");
      li.see("聊天记录", "before");
      cable.cut();
      ann.seeLabel("Connection lost. Trying again in");
      li.see("房间成员", "Ann（暂离）");
      li.write("消息", "meanwhile");
      li.press("发送");
      li.see("聊天记录", "meanwhile");
      cable.mend();
      ann.see("Conversation", "Unread from here");
      assertThat(ann.read("Conversation"))
          .matches("(?s).*before.*Unread from here.*meanwhile.*")
          .satisfies(text -> assertThat(timesIn(text, "before")).isOne())
          .satisfies(text -> assertThat(timesIn(text, "meanwhile")).isOne());
      assertThat(li.read("房间成员")).doesNotContain("暂离");
      ann.write("Message", "I see");
      ann.press("Send");
      ann.see("Conversation", "I see");
      assertThat(ann.read("Conversation")).doesNotContain("Unread from here");
    }
  }

  @Test
  void aSecondLoginTakesOverAndTheFirstMayTakeItBack() {
    try (ClientWindow first = logIn("Ann", "en");
        ClientWindow second = logIn("Ann", "en")) {
      first.seeLabel("You are logged in elsewhere");
      second.seeLabel("Connected to");
      first.press("Take over again");
      first.seeLabel("Connected to");
      second.seeLabel("You are logged in elsewhere");
    }
  }

  @Test
  void aClientThatWasKilledGetsItsNameBackAtOnce() {
    try (ClientWindow killed = logIn("Ann", "en")) {
      killed.press("Join");
      killed.see("Conversation", "You joined the room");
      killed.kill();
      try (ClientWindow again = logIn("Ann", "en")) {
        again.seeLabel("Connected to");
      }
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
