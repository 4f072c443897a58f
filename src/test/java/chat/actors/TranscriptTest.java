package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.store.StoredMessage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  private final Transcript transcript = new Transcript();

  private static StoredMessage message(long seq) {
    return message(seq, "text");
  }

  private static StoredMessage message(long seq, String text) {
    return new StoredMessage(seq, "Ann", text, Instant.EPOCH, "");
  }

  private void goesTo(long head) {
    for (long seq = transcript.head() + 1; seq <= head; seq++) {
      transcript.add(message(seq));
    }
  }

  @Test
  void knowsNothingAtFirst() {
    assertThat(transcript.isOpen()).isFalse();
    assertThat(transcript.head()).isZero();
    assertThat(transcript.after(0)).contains(List.of());
  }

  @Test
  void tellsWhatCameAfterANumber() {
    goesTo(3);

    assertThat(transcript.after(0)).contains(List.of(message(1), message(2), message(3)));
    assertThat(transcript.after(2)).contains(List.of(message(3)));
    assertThat(transcript.after(3)).contains(List.of());
    assertThat(transcript.after(9)).contains(List.of());
  }

  @Test
  void takesOnlyTheNextNumber() {
    goesTo(3);

    assertThatThrownBy(() -> transcript.add(message(3)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> transcript.add(message(5)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(transcript.head()).isEqualTo(3);
  }

  @Test
  void keepsOnlyTheNewest() {
    goesTo(Transcript.MAX_MESSAGES + 2);

    assertThat(transcript.after(1)).isEmpty();
    assertThat(transcript.after(2))
        .hasValueSatisfying(kept -> assertThat(kept).hasSize(Transcript.MAX_MESSAGES));
  }

  @Test
  void keepsLessOfLongTexts() {
    String half = "x".repeat(Transcript.MAX_TEXT / 2);
    for (long seq = 1; seq <= 3; seq++) {
      transcript.add(message(seq, half));
    }

    assertThat(transcript.after(0)).isEmpty();
    assertThat(transcript.after(1)).hasValueSatisfying(kept -> assertThat(kept).hasSize(2));
  }

  @Test
  void beginsWhereTheStoreIs() {
    transcript.openAt(7, List.of(message(6), message(7)));

    assertThat(transcript.isOpen()).isTrue();
    assertThat(transcript.head()).isEqualTo(7);
    assertThat(transcript.after(5)).contains(List.of(message(6), message(7)));
    assertThat(transcript.after(4)).isEmpty();
  }

  @Test
  void beginsWhereTheStoreIsAlsoIfItKeepsNothing() {
    transcript.openAt(7, List.of());
    goesTo(8);

    assertThat(transcript.after(7)).contains(List.of(message(8)));
    assertThat(transcript.after(6)).isEmpty();
  }
}
