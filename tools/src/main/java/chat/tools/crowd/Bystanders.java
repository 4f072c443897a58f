package chat.tools.crowd;

import chat.tools.net.Connector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * People who are in rooms where the crowd is not, and do nothing; each has a connection of its own.
 * Used by one thread.
 */
final class Bystanders {
  /** As there may be ten thousand, they do not wait for each other at the door. */
  private static final int AT_ONCE = 32;

  private final CrowdOptions options;
  private final BiFunction<Integer, Integer, Connector> connectors;
  private final Measure measure;
  private final Consumer<String> failed;
  private final List<Guest> guests = new ArrayList<>();

  /**
   * @param connectors for the n-th person of a room, both from 0
   * @param measure of the crowd, which nothing that they are shown belongs to
   * @param failed is told why a stream of theirs ended
   */
  Bystanders(
      CrowdOptions options,
      BiFunction<Integer, Integer, Connector> connectors,
      Measure measure,
      Consumer<String> failed) {
    this.options = options;
    this.connectors = connectors;
    this.measure = measure;
    this.failed = failed;
  }

  /**
   * Come in, spread evenly over the rooms.
   *
   * @param run a part of their names that is nobody else's
   * @throws CrowdFailure if one does not get in
   */
  void enter(List<String> rooms, String run) {
    Semaphore doors = new Semaphore(AT_ONCE);
    AtomicReference<Throwable> firstFailure = new AtomicReference<>();
    for (int i = 0; i < options.bystanders() && firstFailure.get() == null; i++) {
      doors.acquireUninterruptibly();
      Guest guest =
          new Guest(
              "idle" + i + "x" + run,
              rooms.get(i % rooms.size()),
              options,
              connectors.apply(options.rooms() + i % rooms.size(), i / rooms.size()),
              measure,
              failed);
      guests.add(guest);
      guest
          .come()
          .whenComplete(
              (in, failure) -> {
                if (failure != null) {
                  firstFailure.compareAndSet(null, failure);
                }
                doors.release();
              });
    }
    doors.acquireUninterruptibly(AT_ONCE);
    if (firstFailure.get() != null) {
      throw new CrowdFailure("A bystander does not get in: " + why(firstFailure.get()));
    }
  }

  private static String why(Throwable failure) {
    return failure instanceof TimeoutException ? "no answer in time" : failure.getMessage();
  }

  /** Say goodbye, and wait for a while until the server has let them go. */
  void leave() {
    CompletableFuture.allOf(guests.stream().map(Guest::leave).toArray(CompletableFuture[]::new))
        .join();
  }

  void close() {
    guests.forEach(Guest::close);
  }
}
