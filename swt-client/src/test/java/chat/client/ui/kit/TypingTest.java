package chat.client.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypingTest {
  private final Typing typing = new Typing();

  @Test
  void whatTheFieldToldIsNotWrittenBackThoughMoreWasTypedMeanwhile() {
    typing.told("127.0.0.");
    assertThat(typing.isOverruledBy("127.0.0.")).isFalse();
  }

  @Test
  void whatTheModelHasFromElsewhereIsWrittenOnce() {
    typing.told("hello");
    assertThat(typing.isOverruledBy("")).isTrue();
    assertThat(typing.isOverruledBy("")).isFalse();
  }

  @Test
  void anEmptyFieldOfAnEmptyModelNeedsNothing() {
    assertThat(typing.isOverruledBy("")).isFalse();
  }
}
