package chat.tools.churn;

import chat.tools.crowd.CrowdFailure;
import chat.tools.crowd.CrowdOptions;
import chat.tools.crowd.Guest;
import chat.tools.crowd.Measure;
import chat.tools.net.Connector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * People who stay for a while, say something, and go; for each who goes comes another with a new
 * name. Half of them say goodbye, the connections of the others are cut.
 */
final class Turnover implements AutoCloseable {
  /** Of those who go. */
  static final double CUT_SHARE = 0.5;

  /** Places of a room for those who come before others have quite gone. */
  static final int OVERLAP = 4;

  private final ChurnOptions options;
  private final CrowdOptions talk;
  private final List<String> rooms;
  private final Consumer<String> failed;
  private final Connector connector;
  private final Measure measure = new Measure();
  private final List<Passing> people = new ArrayList<>();
  private final List<CompletableFuture<Void>> goodbyes = new ArrayList<>();
  private final List<Future<?>> tasks = new ArrayList<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final String run =
      Integer.toString(ThreadLocalRandom.current().nextInt(1 << 24), Character.MAX_RADIX);
  private int came;
  private int cut;
  private int swaps;
  private int turns;

  /**
   * @param number how many came before
   */
  private record Passing(int number, Guest guest) {}

  /**
   * @param failed is told what went wrong with one of them
   */
  Turnover(ChurnOptions options, CrowdOptions talk, List<String> rooms, Consumer<String> failed) {
    this.options = options;
    this.talk = talk;
    this.rooms = rooms;
    this.failed = failed;
    connector = new Connector(options.target());
  }

  /**
   * The first of them come in.
   *
   * @throws CrowdFailure if one does not
   */
  void enter() {
    for (int i = 0; i < options.passing(); i++) {
      Passing one = next();
      people.add(one);
      try {
        one.guest().come().join();
      } catch (CompletionException failure) {
        throw new CrowdFailure("Somebody does not get in: " + failure.getCause().getMessage());
      }
    }
  }

  /** They come, go and talk from now on. */
  void begin() {
    every(1 / options.turnover(), this::swap);
    every(1 / talk.rate(), this::speak);
  }

  private void every(double seconds, Runnable task) {
    long micros = Math.max(1, Math.round(seconds * 1e6));
    tasks.add(clock.scheduleAtFixedRate(task, 0, micros, TimeUnit.MICROSECONDS));
  }

  /** They say and do no more. */
  void stop() {
    tasks.forEach(task -> task.cancel(false));
    // What has begun is still done.
    CompletableFuture.runAsync(() -> {}, clock).join();
  }

  /** All go. After {@link #stop()}. */
  void leave() {
    people.forEach(this::go);
    CompletableFuture.allOf(goodbyes.toArray(CompletableFuture[]::new)).join();
  }

  private Passing next() {
    int number = came++;
    String room = rooms.get(number % rooms.size());
    String name = "churn" + number + "x" + run;
    return new Passing(number, new Guest(name, room, talk, connector, measure, failed));
  }

  /** Whoever has been there longest goes, unless still on the way in. */
  private void swap() {
    int place = swaps++ % people.size();
    if (people.get(place).guest().isIn()) {
      go(people.get(place));
      Passing next = next();
      people.set(place, next);
      next.guest().come();
    }
  }

  private void speak() {
    Guest guest = people.get(turns++ % people.size()).guest();
    if (guest.isIn()) {
      guest.say();
    }
  }

  /** In each room they take turns in how they go, so that each keeps as many places. */
  private void go(Passing one) {
    goodbyes.removeIf(CompletableFuture::isDone);
    switch (one.number() / rooms.size() % 4) {
      case 1 -> {
        cut++;
        one.guest().cut();
      }
      case 3 -> {
        cut++;
        one.guest().reset();
      }
      default -> goodbyes.add(one.guest().leave());
    }
  }

  /** How many people came. */
  int came() {
    return came;
  }

  /** How many of them went without a goodbye. */
  int cut() {
    return cut;
  }

  Measure measure() {
    return measure;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    people.forEach(one -> one.guest().close());
    connector.close();
  }
}
