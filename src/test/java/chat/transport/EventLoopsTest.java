package chat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.Await;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopsTest {
  private final EventLoops loops = EventLoops.start(2);

  @AfterEach
  void stop() {
    Await.result(loops.stop());
  }

  private CompletableFuture<Thread> thread() {
    return CompletableFuture.supplyAsync(Thread::currentThread, loops);
  }

  @Test
  void whatComesFromElsewhereIsSpread() {
    Set<Thread> threads =
        IntStream.range(0, 10).mapToObj(task -> Await.result(thread())).collect(Collectors.toSet());
    assertThat(threads).hasSize(2).doesNotContain(Thread.currentThread());
  }

  @Test
  void whatALoopHandsOverStaysThere() {
    for (int round = 0; round < 4; round++) {
      CompletableFuture<List<Thread>> threads =
          thread()
              .thenComposeAsync(
                  first -> {
                    Thread giver = Thread.currentThread();
                    return thread().thenApply(taker -> List.of(giver, taker));
                  },
                  loops);
      List<Thread> both = Await.result(threads);
      assertThat(both.get(1)).isEqualTo(both.get(0));
    }
  }

  @Test
  void nothingIsTakenAfterTheEnd() {
    Await.result(loops.stop());
    assertThatThrownBy(() -> loops.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void whatComesBeforeItIsQuietIsDone() {
    loops.stopWhenQuiet();
    for (int task = 0; task < 100; task++) {
      assertThat(Await.result(thread()).isAlive()).isTrue();
    }
  }
}
