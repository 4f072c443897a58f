package chat.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chinese as most people write it: letters on the keyboard, and an input method between. */
class PinyinIT extends DesktopTest {
  private static final String[] NIHAO = {"n", "i", "h", "a", "o"};

  private InputMethod pinyin;
  private ClientWindow li;

  @BeforeEach
  void open() {
    pinyin = new InputMethod(screen, home);
    li = screen.client(pinyin.ofPrograms(), home, "李雷", "zh-CN", server.port());
    li.press("登录");
    li.seeTitle("李雷");
    li.press("加入选中房间");
    li.see("聊天记录", "您已加入房间");
  }

  @AfterEach
  void close() {
    li.close();
    pinyin.close();
  }

  @Test
  void theCandidateThatSpaceTakesIsInTheFieldAndEnterSendsIt() {
    li.keys(NIHAO);
    li.keys("space");
    li.see("消息", "你好");
    assertThat(li.read("聊天记录")).doesNotContain("你好");
    li.keys("Return");
    li.see("聊天记录", "你好");
    assertThat(li.read("消息")).isEmpty();
  }

  @Test
  void theEnterThatTakesTheLettersAsTheyAreDoesNotSend() {
    li.keys(NIHAO);
    li.keys("Return");
    li.see("消息", "nihao");
    assertThat(li.read("聊天记录")).doesNotContain("nihao");
    li.keys("Return");
    li.see("聊天记录", "nihao");
    assertThat(li.read("消息")).isEmpty();
  }

  @Test
  void theKeysOfTheCompositionAreNotTheFields() {
    li.write("消息", "以前的");
    li.keys("Return");
    li.see("聊天记录", "以前的");
    li.keys(NIHAO);
    li.keys("Up", "Down", "Return");
    li.see("消息", "nihao");
    assertThat(li.read("消息")).doesNotContain("以前的");
  }
}
