package chat.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {
  private final Wording wording = new Wording(0x1234_5678_9abc_4ef0L, 120);

  @Test
  void anIdSaysWhichMessageItIs() {
    MessageKey key = new MessageKey(199, 30_000);

    assertThat(wording.key(wording.clientId(key))).contains(key);
    assertThat(wording.clientId(key).length()).isLessThanOrEqualTo(64);
  }

  @Test
  void anotherRunsIdIsAStrangers() {
    MessageKey key = new MessageKey(1, 1);

    assertThat(new Wording(5, 120).key(wording.clientId(key))).isEmpty();
    assertThat(wording.key("")).isEmpty();
    assertThat(wording.key("no id at all")).isEmpty();
  }

  @Test
  void aTextHasTheLengthThatWasAskedFor() {
    String text = wording.text(new MessageKey(3, 4));

    assertThat(text.codePointCount(0, text.length())).isEqualTo(120);
    assertThat(text).startsWith("message 4 of bot 3").contains("😀");
  }

  @Test
  void aNameIsOneThatTheContractAllows() {
    assertThat(wording.name(9999)).matches("[a-z0-9]{1,20}");
    assertThat(wording.name("survey")).matches("[a-z0-9]{1,20}");
  }
}
