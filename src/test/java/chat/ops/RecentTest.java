package chat.ops;

import static org.assertj.core.api.Assertions.assertThat;

import chat.Await;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class RecentTest {
  private final Deque<CompletableFuture<String>> asked = new ArrayDeque<>();

  private Recent<String> fresh(Duration fresh) {
    return new Recent<>(fresh, this::ask);
  }

  private CompletionStage<String> ask() {
    asked.add(new CompletableFuture<>());
    return asked.getLast();
  }

  @Test
  void isNotAskedBeforeSomebodyWantsToKnow() {
    fresh(Duration.ZERO);

    assertThat(asked).isEmpty();
  }

  @Test
  void isSharedWhileItIsFresh() {
    Recent<String> recent = fresh(Duration.ofHours(1));
    recent.get();
    asked.getFirst().complete("first");

    assertThat(Await.result(recent.get())).isEqualTo("first");
    assertThat(asked).hasSize(1);
  }

  @Test
  void isSharedUntilItIsThereHoweverLongThatTakes() {
    Recent<String> recent = fresh(Duration.ZERO);
    CompletionStage<String> one = recent.get();
    CompletionStage<String> other = recent.get();
    assertThat(asked).hasSize(1);

    asked.getFirst().complete("first");

    assertThat(Await.result(one)).isEqualTo("first");
    assertThat(Await.result(other)).isEqualTo("first");
  }

  @Test
  void isAskedAgainWhenItIsOld() {
    Recent<String> recent = fresh(Duration.ZERO);
    recent.get();
    asked.getFirst().complete("first");

    CompletionStage<String> second = recent.get();
    asked.getLast().complete("second");

    assertThat(Await.result(second)).isEqualTo("second");
  }

  @Test
  void failureIsNotKeptForEver() {
    Recent<String> recent = fresh(Duration.ZERO);
    recent.get();
    asked.getFirst().completeExceptionally(new IllegalStateException());

    recent.get();

    assertThat(asked).hasSize(2);
  }
}
