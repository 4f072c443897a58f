package chat.tools.crowd;

import chat.tools.net.Connection;
import chat.tools.net.Connector;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A person in one room over a connection of its own. May be called from any thread. */
public final class Guest {
  private static final Duration ENTER = Duration.ofSeconds(30);
  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private final String name;
  private final Consumer<String> failed;
  private final Connection connection;
  private final Talker talker;
  private final RoomLine line;
  private volatile boolean in;
  private volatile boolean leaving;

  /**
   * @param name what it says counts nowhere, unless the name is like those of a crowd
   * @param measure what it is shown counts there
   * @param failed is told what went wrong before it left
   */
  public Guest(
      String name,
      String room,
      CrowdOptions options,
      Connector connector,
      Measure measure,
      Consumer<String> failed) {
    this.name = name;
    this.failed = failed;
    connection = connector.open(Runnable::run);
    line = RoomLine.of(options, name, room, connection.channel());
    talker = new Talker(name, options, 0, measure, this::failed);
  }

  /** Completes when it is in the room; fails if it is not after 30 s. */
  public CompletableFuture<Void> come() {
    return talker
        .start(line)
        .toCompletableFuture()
        .orTimeout(ENTER.toSeconds(), TimeUnit.SECONDS)
        .whenComplete(
            (entered, failure) -> {
              in = failure == null;
              if (failure instanceof TimeoutException) {
                failed(name + ": does not get in in time");
              }
            });
  }

  /** Whether it has come, and has not left. */
  public boolean isIn() {
    return in && !leaving;
  }

  /** Says something. */
  public void say() {
    talker.say(System.nanoTime());
  }

  /** Says goodbye. Completes when the server has answered, or has not for 10 s. */
  public CompletableFuture<Void> leave() {
    leaving = true;
    talker.leave();
    return talker
        .end()
        .toCompletableFuture()
        .completeOnTimeout(null, GOODBYE.toSeconds(), TimeUnit.SECONDS)
        .thenRun(connection::close);
  }

  /** Its connection ends, without a word from the person. */
  public void cut() {
    leaving = true;
    connection.cut();
  }

  /** The same by a TCP reset. */
  public void reset() {
    leaving = true;
    connection.reset();
  }

  /** Leaves nothing open, however it left. */
  public void close() {
    leaving = true;
    connection.close();
  }

  private void failed(String why) {
    if (!leaving) {
      failed.accept(why);
    }
  }
}
