package chat.tools.verify;

import chat.tools.judge.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The room with the most bots, and how long it is silent when its server goes. */
final class BusiestRoom {
  private final BotThread thread;
  private volatile String name = "";

  /** The rest is the bots' thread's. */
  private final List<Duration> silences = new ArrayList<>();

  private long silentSinceNanos;
  private Optional<CompletableFuture<Duration>> speaks = Optional.empty();

  BusiestRoom(BotThread thread) {
    this.thread = thread;
  }

  /** It is that one. */
  void is(String room) {
    name = room;
  }

  String name() {
    return name;
  }

  /**
   * Its server is gone since that moment.
   *
   * @return completes when something is confirmed that was said there since
   */
  CompletableFuture<Duration> silentSince(long nanos) {
    CompletableFuture<Duration> spoken = new CompletableFuture<>();
    return thread.ask(
        () -> {
          silentSinceNanos = nanos;
          speaks = Optional.of(spoken);
          return spoken;
        });
  }

  /** A message is confirmed for the first time. */
  void confirmed(Sent message) {
    if (speaks.isPresent()
        && message.room().name().equals(name)
        && message.writtenAtNanos() > silentSinceNanos) {
      Duration silence = Duration.ofNanos(System.nanoTime() - silentSinceNanos);
      silences.add(silence);
      speaks.get().complete(silence);
      speaks = Optional.empty();
    }
  }

  /** Each time from when its server went to when it spoke. */
  List<Duration> silences() {
    return List.copyOf(silences);
  }
}
