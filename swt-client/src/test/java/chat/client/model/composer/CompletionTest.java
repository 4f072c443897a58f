package chat.client.model.composer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CompletionTest {
  private final Completion completion =
      new Completion(
          new Completion.Candidates() {
            @Override
            public List<String> people() {
              return List.of("Bob", "Anna", "Annabel", "李雷");
            }

            @Override
            public List<String> rooms() {
              return List.of("general", "games", "中文");
            }
          });

  /** Completes where the stroke stands, and shows the caret as a stroke. */
  private String complete(String withCaret) {
    int caret = withCaret.indexOf('|');
    return completion
        .complete(withCaret.replace("|", ""), caret)
        .map(field -> new StringBuilder(field.text()).insert(field.caret(), '|').toString())
        .orElse("nothing");
  }

  @Nested
  class Names {
    @Test
    void addressTheirPersonAtTheStart() {
      assertThat(complete("bo|")).isEqualTo("Bob: |");
    }

    @Test
    void areWordsElsewhere() {
      assertThat(complete("ask bo|")).isEqualTo("ask Bob |");
      assertThat(complete("first line\nbo|")).isEqualTo("first line\nBob |");
    }

    @Test
    void goRoundWhenAskedAgain() {
      String first = complete("an|");
      assertThat(first).isEqualTo("Anna: |");
      String second = complete(first);
      assertThat(second).isEqualTo("Annabel: |");
      assertThat(complete(second)).isEqualTo(first);
    }

    @Test
    void beginAnewOnceSomethingIsTyped() {
      complete("an|");
      assertThat(complete("Anna: an|")).isEqualTo("Anna: Anna |");
    }

    @Test
    void areCompletedInTheMiddleOfAText() {
      assertThat(complete("ask bo| again")).isEqualTo("ask Bob |again");
      assertThat(complete("(bo|)")).isEqualTo("(Bob |)");
    }

    @Test
    void mayFollowChineseWithoutASpace() {
      assertThat(complete("你好李|")).isEqualTo("你好李雷 |");
      assertThat(complete("李|")).isEqualTo("李雷: |");
    }

    @Test
    void doNotBeginWithinAWord() {
      assertThat(complete("jambo|")).isEqualTo("nothing");
    }
  }

  @Nested
  class Rooms {
    @Test
    void followTheirSign() {
      assertThat(complete("see #ge|")).isEqualTo("see #general |");
      assertThat(complete("见#中|")).isEqualTo("见#中文 |");
    }

    @Test
    void areAllOfferedBehindTheSignAlone() {
      assertThat(complete("#|")).isEqualTo("#general |");
      assertThat(complete("#general |")).isEqualTo("#games |");
    }

    @Test
    void followTheCommandThatJoins() {
      assertThat(complete("/join ga|")).isEqualTo("/join games|");
    }
  }

  @Nested
  class Commands {
    @Test
    void areCompletedAtTheStart() {
      assertThat(complete("/j|")).isEqualTo("/join |");
      assertThat(complete("/cl|")).isEqualTo("/clear|");
      assertThat(complete("say /j|")).isEqualTo("nothing");
    }
  }

  @Test
  void nothingFitsNothing() {
    assertThat(complete("|")).isEqualTo("nothing");
    assertThat(complete("words |")).isEqualTo("nothing");
    assertThat(complete("xyz|")).isEqualTo("nothing");
    assertThat(completion.complete("", 0)).isEqualTo(Optional.empty());
  }
}
