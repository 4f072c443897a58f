package chat.client.model.composer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InsertionTest {
  @Test
  void wordsStandApartFromTheWordBefore() {
    assertThat(Insertion.words("ask", "Bob")).isEqualTo(" Bob");
    assertThat(Insertion.words("ask ", "Bob")).isEqualTo("Bob");
    assertThat(Insertion.words("", "Bob: ")).isEqualTo("Bob: ");
    assertThat(Insertion.words("你好", "李雷")).isEqualTo("李雷");
    assertThat(Insertion.words("fine", "😀")).isEqualTo("😀");
  }

  @Test
  void eachQuotedLineIsMarkedAndTheAnswerBegins() {
    assertThat(Insertion.quote("", "one\n\ntwo")).isEqualTo("> one\n> \n> two\n");
  }

  @Test
  void aQuoteBeginsInALineOfItsOwn() {
    assertThat(Insertion.quote("so", "one")).isEqualTo("\n> one\n");
    assertThat(Insertion.quote("so\n", "one")).isEqualTo("> one\n");
  }
}
