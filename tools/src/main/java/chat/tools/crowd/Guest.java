package chat.tools.crowd;

import chat.tools.net.Connection;
import chat.tools.net.Connector;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A person in one room over a connection of its own. May be called from any thread. */
final class Guest {
  private static final Duration ENTER = Duration.ofSeconds(30);

  private final Connection connection;
  private final Talker talker;
  private final RoomLine line;
  private volatile boolean leaving;

  /**
   * @param measure what it is shown counts there
   * @param failed is told why its stream ended, if it did before it left
   */
  Guest(
      String name,
      String room,
      CrowdOptions options,
      Connector connector,
      Measure measure,
      Consumer<String> failed) {
    connection = connector.open(Runnable::run);
    line = RoomLine.of(options, name, room, connection.channel());
    talker =
        new Talker(
            name,
            options,
            0,
            measure,
            why -> {
              if (!leaving) {
                failed.accept(why);
              }
            });
  }

  /** Completes when it is in the room; fails if it is not after 30 s. */
  CompletionStage<Void> come() {
    return talker.start(line).toCompletableFuture().orTimeout(ENTER.toSeconds(), TimeUnit.SECONDS);
  }

  /** Says goodbye; its connection ends when the server has answered. */
  CompletableFuture<Void> leave() {
    leaving = true;
    talker.leave();
    return talker.end().thenRun(connection::close).toCompletableFuture();
  }

  /** Is gone without a word. */
  void close() {
    leaving = true;
    connection.close();
  }
}
