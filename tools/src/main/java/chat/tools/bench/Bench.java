package chat.tools.bench;

import chat.proto.ChatServiceGrpc;
import chat.proto.ListRoomsRequest;
import chat.proto.RoomInfo;
import chat.tools.bench.BenchOptions.Mode;
import chat.tools.bench.BenchOptions.Protocol;
import chat.tools.net.Connection;
import chat.tools.net.Connector;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One load, from the first bot to the figures. */
final class Bench implements AutoCloseable {
  private static final Duration REACH = Duration.ofSeconds(10);
  private static final Duration ENTER = Duration.ofSeconds(30);
  private static final Duration DRAIN = Duration.ofSeconds(10);
  private static final Duration GOODBYE = Duration.ofSeconds(5);
  private static final long TICK_MICROS = 1000;

  private final BenchOptions options;
  private final Connector connector;
  private final Measure measure = new Measure();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final List<String> failures = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private final Consumer<String> progress;
  private long said;

  Bench(BenchOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
    connector = new Connector(options.target());
  }

  /**
   * Takes warm-up, duration, and a moment more.
   *
   * @throws BenchFailure if the bots do not get in
   */
  Map<String, Object> run() {
    List<RoomInfo> rooms = rooms();
    List<BenchBot> bots = enter(rooms);
    progress.accept("%d bots in %d rooms".formatted(bots.size(), rooms.size()));
    bots.forEach(BenchBot::talk);
    if (options.mode() == Mode.RATE) {
      long start = System.nanoTime();
      clock.scheduleAtFixedRate(
          () -> sayWhatIsDue(bots, start), 0, TICK_MICROS, TimeUnit.MICROSECONDS);
    }
    pass(options.warmup());
    ServerCpu cpu = new ServerCpu(options.serverPid());
    long start = System.nanoTime();
    measure.measuring(true);
    pass(options.duration());
    measure.measuring(false);
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpuSeconds = cpu.seconds();
    clock.shutdown();
    bots.forEach(BenchBot::stop);
    await(() -> measure.missing() <= 0, DRAIN);
    bots.forEach(BenchBot::leave);
    // Whoever goes before the server has said goodbye keeps a place for a while.
    await(() -> connections.stream().allMatch(Connection::isClosed), GOODBYE);
    synchronized (failures) {
      return BenchReport.of(options, measure, seconds, cpuSeconds, List.copyOf(failures));
    }
  }

  private List<RoomInfo> rooms() {
    Connection connection = connector.open(Runnable::run);
    try {
      List<RoomInfo> rooms =
          ChatServiceGrpc.newBlockingStub(connection.channel())
              .withWaitForReady()
              .withDeadlineAfter(REACH.toSeconds(), TimeUnit.SECONDS)
              .listRooms(ListRoomsRequest.getDefaultInstance())
              .getRoomsList();
      if (rooms.size() < options.rooms()) {
        throw new BenchFailure(
            "The server has only %d rooms, but %d are asked for."
                .formatted(rooms.size(), options.rooms()));
      }
      return rooms.subList(0, options.rooms());
    } catch (StatusRuntimeException failure) {
      throw new BenchFailure(
          "%s does not answer ListRooms: %s".formatted(options.target(), failure.getStatus()));
    } finally {
      connection.close();
    }
  }

  /** One after the other, as a crowd at the door is no part of the load. */
  private List<BenchBot> enter(List<RoomInfo> rooms) {
    String run =
        Integer.toString(ThreadLocalRandom.current().nextInt(1 << 24), Character.MAX_RADIX);
    List<BenchBot> bots = new ArrayList<>();
    for (int i = 0; i < options.users(); i++) {
      int room = i % rooms.size();
      int members = (options.users() - room + rooms.size() - 1) / rooms.size();
      BenchBot bot = new BenchBot("bench" + i + "x" + run, options, members, measure, this::failed);
      bots.add(bot);
      await(bot, line(bot.name(), rooms.get(room).getRoomId()));
    }
    return bots;
  }

  private RoomLine line(String name, String room) {
    Connection connection = connector.open(Runnable::run);
    connections.add(connection);
    return options.protocol() == Protocol.SESSION
        ? new SessionLine(name, room, connection)
        : new ChatLine(name, room, connection);
  }

  private static void await(BenchBot bot, RoomLine line) {
    try {
      bot.start(line).toCompletableFuture().orTimeout(ENTER.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException failure) {
      throw new BenchFailure("A bot does not get in: " + failure.getCause().getMessage());
    }
  }

  private void failed(String why) {
    synchronized (failures) {
      failures.add(why);
    }
    progress.accept(why);
  }

  private void sayWhatIsDue(List<BenchBot> bots, long start) {
    double interval = 1e9 / options.rate();
    long now = System.nanoTime() - start;
    while (said * interval <= now) {
      bots.get((int) (said % bots.size())).say(start + (long) (said * interval));
      said++;
    }
  }

  private void pass(Duration time) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    clock.schedule(() -> over.complete(null), time.toMillis(), TimeUnit.MILLISECONDS);
    over.join();
  }

  private static void await(BooleanSupplier condition, Duration limit) {
    CompletableFuture<Void> outcome = new CompletableFuture<>();
    ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor();
    looker.scheduleAtFixedRate(
        () -> {
          if (condition.getAsBoolean()) {
            outcome.complete(null);
          }
        },
        0,
        20,
        TimeUnit.MILLISECONDS);
    outcome.completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS).join();
    looker.shutdownNow();
  }

  @Override
  public void close() {
    clock.shutdownNow();
    connector.close();
  }
}
