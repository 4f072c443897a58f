package chat.tools.attack;

import chat.tools.Waiting;
import chat.tools.net.Connector;
import chat.tools.raw.RawConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** What an attack needs: connections, time, and whom to hurt. May be used by any thread. */
final class Attacker {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final AttackOptions options;
  private final List<String> rooms;
  private final String someName;
  private final Tally tally = new Tally();
  private volatile boolean over;

  /**
   * @param rooms where the crowd is
   * @param someName the name of one of them
   */
  Attacker(AttackOptions options, List<String> rooms, String someName) {
    this.options = options;
    this.rooms = rooms;
    this.someName = someName;
  }

  AttackOptions options() {
    return options;
  }

  List<String> rooms() {
    return rooms;
  }

  String someName() {
    return someName;
  }

  Tally tally() {
    return tally;
  }

  boolean over() {
    return over;
  }

  void stop() {
    over = true;
  }

  /** A connection from the attacker's address; empty if it is not made. */
  Optional<RawConnection> connect() {
    try {
      RawConnection connection = RawConnection.open(options.target(), options.from(), CONNECT);
      tally.connected();
      return Optional.of(connection);
    } catch (IOException refused) {
      tally.turnedAway();
      return Optional.empty();
    }
  }

  /** Makes connections of gRPC. */
  Connector connector() {
    return new Connector(options.crowd().target());
  }

  /** Lets the time pass, or less if the attack ends. */
  void pass(Duration time) {
    Waiting.until(this::over, time);
  }

  /** Does it so many times at the same time; returns when all are done. */
  void together(int threads, Runnable what) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CompletableFuture<?>[] all =
          IntStream.range(0, threads)
              .mapToObj(i -> CompletableFuture.runAsync(what, pool))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(all).join();
    } finally {
      pool.shutdownNow();
    }
  }
}
