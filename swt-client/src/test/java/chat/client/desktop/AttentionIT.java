package chat.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What disturbs Ann while Li speaks, on a desktop with notifications, with and without a tray. */
class AttentionIT extends DesktopTest {
  private NotificationDaemon notifications;

  @BeforeEach
  void open() {
    notifications = screen.notifications();
  }

  private ClientWindow enterAsAnn() {
    ClientWindow ann = screen.client(home, "Ann", "en", server.port());
    ann.press("Log in");
    ann.seeTitle("Ann");
    ann.press("Join");
    ann.see("Conversation", "You joined the room");
    return ann;
  }

  private ClientWindow enterAsLi() {
    ClientWindow li = screen.client(home, "李雷", "zh-CN", server.port());
    li.press("登录");
    li.seeTitle("李雷");
    li.press("加入选中房间");
    li.see("聊天记录", "您已加入房间");
    return li;
  }

  /** Ann's choice, before her client starts. */
  private void choose(String line) throws IOException {
    Path folder = Files.createDirectories(home.resolve("Ann").resolve("grpc-chat"));
    Files.writeString(folder.resolve("client.properties"), line);
  }

  private static void say(ClientWindow li, String text) {
    li.write("消息", text);
    li.press("发送");
  }

  @Nested
  class Notifications {
    @Test
    void aMentionIsToldOnceAndAClickLeadsToIt() {
      try (ClientWindow ann = enterAsAnn();
          ClientWindow li = enterAsLi()) {
        say(li, "for all");
        say(li, "<b>Ann</b> & co");
        NotificationDaemon.Call told = notifications.next();
        assertThat(told.summary()).isEqualTo("李雷 in general");
        assertThat(told.body()).isEqualTo("&lt;b&gt;Ann&lt;/b&gt; &amp; co");
        assertThat(told.icon()).startsWith("file:");
        ann.seeTitle("(@1) grpc-chat: Ann");
        notifications.seeCount(1);

        notifications.choose(told.number());
        ann.seeActive("grpc-chat: Ann");
        NotificationDaemon.Call closed = notifications.next();
        assertThat(closed.call()).isEqualTo("CloseNotification");
        assertThat(closed.number()).isEqualTo(told.number());
        notifications.seeCount(0);
        notifications.expectNoMore();
      }
    }

    @Test
    void nothingIsToldOfWhatIsBeforeThePersonsEyes() {
      try (ClientWindow ann = enterAsAnn();
          ClientWindow li = enterAsLi()) {
        li.write("消息", "Ann sees this");
        ann.keys("Shift_L");
        ann.seeActive("grpc-chat: Ann");
        li.press("发送");
        ann.see("Conversation", "Ann sees this");
        say(li, "Ann does not see this");
        assertThat(notifications.next().body()).isEqualTo("Ann does not see this");
      }
    }

    @Test
    void nothingIsToldToWhoDoesNotWantToBeDisturbed() throws Exception {
      choose("do-not-disturb=true");
      try (ClientWindow ann = enterAsAnn();
          ClientWindow li = enterAsLi()) {
        say(li, "Ann?");
        ann.seeTitle("(@1) grpc-chat: Ann");
        ann.closeByTitleBar();
        notifications.expectNoMore();
      }
    }

    @Test
    void everythingIsToldOfAChosenRoom() throws Exception {
      choose("notify.general=all");
      try (ClientWindow ann = enterAsAnn();
          ClientWindow li = enterAsLi()) {
        say(li, "one");
        assertThat(notifications.next().body()).isEqualTo("one");
        say(li, "two");
        NotificationDaemon.Call both = notifications.next();
        assertThat(both.summary()).isEqualTo("2 new messages in general");
        assertThat(both.body()).isEqualTo("李雷: two");
        ann.seeTitle("(2) grpc-chat: Ann");
      }
    }
  }

  @Nested
  class Tray {
    @Test
    void aWindowClosedIntoItGoesOnAndComesBackByAClick() throws Exception {
      screen.tray();
      choose("close-to-tray=true");
      try (ClientWindow ann = enterAsAnn();
          ClientWindow li = enterAsLi()) {
        ann.closeWindow();
        ann.seeNothing();
        say(li, "Ann, are you there?");
        assertThat(notifications.next().body()).isEqualTo("Ann, are you there?");
        screen.clickTray();
        ann.seeActive("grpc-chat: Ann");
        ann.see("Conversation", "Ann, are you there?");
        ann.seeLabel("Connected to");
        screen.clickTray();
        ann.seeNothing();
      }
    }

    @Test
    void aClickOnANotificationBringsAHiddenWindowBack() throws Exception {
      screen.tray();
      choose("close-to-tray=true");
      try (ClientWindow ann = enterAsAnn();
          ClientWindow li = enterAsLi()) {
        ann.closeWindow();
        ann.seeNothing();
        say(li, "Ann, come back");
        notifications.choose(notifications.next().number());
        ann.seeActive("grpc-chat: Ann");
      }
    }

    @Test
    void itsMenuKeepsTheDesktopQuietAndEndsTheProgram() throws Exception {
      screen.tray();
      choose("close-to-tray=true");
      try (ClientWindow ann = enterAsAnn();
          ClientWindow li = enterAsLi()) {
        ann.closeWindow();
        ann.seeNothing();
        screen.openTrayMenu();
        ann.chooseItem("Do not disturb");
        say(li, "Ann, come back");
        notifications.seeCount(1);
        screen.openTrayMenu();
        ann.chooseItem("Quit");
        assertThat(ann.awaitEnd()).isZero();
        notifications.expectNoMore();
      }
    }

    @Test
    void aTrayThatGoesGivesTheWindowBack() throws Exception {
      Process tray = screen.tray();
      choose("close-to-tray=true");
      try (ClientWindow ann = enterAsAnn()) {
        ann.closeWindow();
        ann.seeNothing();
        Tools.end(tray);
        ann.seeActive("grpc-chat: Ann");
      }
    }

    @Test
    void closingEndsWhereThereIsNone() throws Exception {
      choose("close-to-tray=true");
      try (ClientWindow ann = enterAsAnn()) {
        assertThat(ann.closeByTitleBar()).isZero();
      }
    }

    @Test
    void closingEndsUnlessChosenOtherwise() throws Exception {
      screen.tray();
      try (ClientWindow ann = enterAsAnn()) {
        assertThat(ann.closeByTitleBar()).isZero();
      }
    }
  }
}
