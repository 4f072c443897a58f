package chat.tools.crowd;

import chat.proto.RoomInfo;
import chat.tools.Waiting;
import chat.tools.crowd.CrowdOptions.Mode;
import chat.tools.net.Connection;
import chat.tools.net.Connector;
import com.google.common.net.HostAndPort;
import io.grpc.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Well-behaved people who talk in some rooms and miss nothing. Used by one thread. */
public final class Crowd implements AutoCloseable {
  private static final Duration ENTER = Duration.ofSeconds(30);
  private static final Duration DRAIN = Duration.ofSeconds(10);
  private static final Duration GOODBYE = Duration.ofSeconds(5);
  private static final long TICK_MICROS = 1000;

  private final CrowdOptions options;
  private final Map<HostAndPort, Connector> connectors = new HashMap<>();
  private final Bystanders bystanders;
  private final Measure measure = new Measure();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "crowd");
            thread.setDaemon(true);
            return thread;
          });
  private final String run =
      Integer.toString(ThreadLocalRandom.current().nextInt(1 << 24), Character.MAX_RADIX);
  private final List<String> failures = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private final List<Talker> talkers = new ArrayList<>();
  private final List<String> rooms = new ArrayList<>();
  private final Histogram entries = new Histogram(3);
  private final Consumer<String> progress;
  private Future<?> talk;

  /** On the clock's thread. */
  private long said;

  public Crowd(CrowdOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
    bystanders = new Bystanders(options, this::connector, measure, this::failed);
  }

  /**
   * The bystanders come in, if there are any.
   *
   * @throws CrowdFailure if they do not, or there is no room beside the crowd's
   */
  public void enterBystanders() {
    if (options.bystanders() > 0) {
      List<String> others =
          RoomList.of(options.target()).stream()
              .skip(options.rooms())
              .map(RoomInfo::getRoomId)
              .toList();
      if (others.isEmpty()) {
        throw new CrowdFailure("The server has no room for bystanders, in which nobody talks.");
      }
      long start = System.nanoTime();
      bystanders.enter(others, run);
      progress.accept(
          "%d bystanders in %d rooms after %.1f s"
              .formatted(options.bystanders(), others.size(), (System.nanoTime() - start) / 1e9));
    }
  }

  /**
   * Comes in, one after the other, as a crowd at the door is no part of the load.
   *
   * @throws CrowdFailure if it does not get in
   */
  public void enter() {
    rooms.addAll(rooms());
    for (int i = 0; i < options.users(); i++) {
      int room = i % rooms.size();
      int members = (options.users() - room + rooms.size() - 1) / rooms.size();
      Talker talker =
          new Talker(Text.PREFIX + i + "x" + run, options, members, measure, this::failed);
      talkers.add(talker);
      Connector connector = connector(room, i / rooms.size());
      RoomLine line = RoomLine.of(options, talker.name(), rooms.get(room), channel(i, connector));
      long start = System.nanoTime();
      await(talker, line);
      entries.recordValue((System.nanoTime() - start) / 1000);
    }
    progress.accept("%d bots in %d rooms".formatted(talkers.size(), rooms.size()));
  }

  /** How long it took to come in, in microseconds, each person's connection included. */
  public Histogram entries() {
    return entries;
  }

  /** The rooms it is in. */
  public List<String> roomIds() {
    return List.copyOf(rooms);
  }

  /** The name of one of its people. */
  public String anyName() {
    return talkers.get(0).name();
  }

  /** Begins to talk. */
  public void talk() {
    talk(options.rate());
  }

  /**
   * Begins to talk.
   *
   * @param rate messages a second, in place of the usual ones; only with {@link Mode#RATE}
   */
  public void talk(double rate) {
    talkers.forEach(Talker::talk);
    if (options.mode() == Mode.RATE) {
      long start = System.nanoTime();
      clock.execute(() -> said = 0);
      talk =
          clock.scheduleAtFixedRate(
              () -> sayWhatIsDue(start, rate), 0, TICK_MICROS, TimeUnit.MICROSECONDS);
    }
  }

  /** Says no more, and waits for a while until all is shown that was said. */
  public void fallSilent() {
    if (talk != null) {
      talk.cancel(false);
    }
    talkers.forEach(Talker::stop);
    Waiting.until(() -> measure.missing() <= 0, DRAIN);
  }

  /** Says goodbye, bystanders included. */
  public void leave() {
    talkers.forEach(Talker::leave);
    // Whoever goes before the server has said goodbye keeps a place for a while.
    Waiting.until(() -> talkers.stream().allMatch(Talker::isOver), GOODBYE);
    bystanders.leave();
  }

  public Measure measure() {
    return measure;
  }

  /** Numbers of their rooms that people were not shown, though greater ones were, whoever spoke. */
  public long skipped() {
    return talkers.stream().mapToLong(Talker::skipped).sum();
  }

  /** Why streams ended that should not have. */
  public List<String> failures() {
    synchronized (failures) {
      return List.copyOf(failures);
    }
  }

  private List<String> rooms() {
    List<RoomInfo> offered = RoomList.of(options.target());
    if (offered.size() < options.rooms()) {
      throw new CrowdFailure(
          "The server has only %d rooms, but %d are asked for."
              .formatted(offered.size(), options.rooms()));
    }
    return offered.stream().limit(options.rooms()).map(RoomInfo::getRoomId).toList();
  }

  private Connector connector(int room, int person) {
    return connectors.computeIfAbsent(options.target(room, person), Connector::new);
  }

  private Channel channel(int person, Connector connector) {
    if (connections.size() < options.connections()) {
      connections.add(connector.open(Runnable::run));
    }
    return connections.get(person % options.connections()).channel();
  }

  private static void await(Talker talker, RoomLine line) {
    try {
      talker
          .start(line)
          .toCompletableFuture()
          .orTimeout(ENTER.toSeconds(), TimeUnit.SECONDS)
          .join();
    } catch (CompletionException failure) {
      throw new CrowdFailure("A bot does not get in: " + failure.getCause().getMessage());
    }
  }

  private void failed(String why) {
    synchronized (failures) {
      failures.add(why);
    }
    progress.accept(why);
  }

  private void sayWhatIsDue(long start, double rate) {
    double interval = 1e9 / rate;
    long now = System.nanoTime() - start;
    while (said * interval <= now) {
      talkers.get((int) (said % talkers.size())).say(start + (long) (said * interval));
      said++;
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    connections.forEach(Connection::close);
    bystanders.close();
    connectors.values().forEach(Connector::close);
  }
}
