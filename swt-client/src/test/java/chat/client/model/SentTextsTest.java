package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentTextsTest {
  private final SentTexts sent = new SentTexts();

  @Test
  void areLeafedThroughFromTheNewestBackAndForth() {
    sent.add("one");
    sent.add("two");
    assertThat(sent.older("")).contains("two");
    assertThat(sent.older("two")).contains("one");
    assertThat(sent.older("one")).isEmpty();
    assertThat(sent.newer("one")).contains("two");
    assertThat(sent.newer("two")).contains("");
    assertThat(sent.newer("")).isEmpty();
  }

  @Test
  void doNotReplaceWhatIsBeingWritten() {
    sent.add("one");
    assertThat(sent.older("half a sen")).isEmpty();
    assertThat(sent.newer("half a sen")).isEmpty();
  }

  @Test
  void stayAsideOnceARecalledTextIsChanged() {
    sent.add("one");
    sent.add("two");
    sent.older("");
    assertThat(sent.older("two and a half")).isEmpty();
  }

  @Test
  void beginAtTheNewestAgainOnceTheFieldIsEmptied() {
    sent.add("one");
    sent.add("two");
    sent.older("");
    sent.older("two");
    assertThat(sent.older("")).contains("two");
  }

  @Test
  void areKeptOnceInARow() {
    sent.add("one");
    sent.add("two");
    sent.add("two");
    sent.older("");
    assertThat(sent.older("two")).contains("one");
  }

  @Test
  void areSoManyAtMost() {
    for (int i = 0; i <= SentTexts.MOST; i++) {
      sent.add("text " + i);
    }
    String oldest = "";
    for (int i = 0; i < SentTexts.MOST; i++) {
      oldest = sent.older(oldest).orElseThrow();
    }
    assertThat(oldest).isEqualTo("text 1");
    assertThat(sent.older(oldest)).isEmpty();
  }
}
