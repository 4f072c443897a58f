package chat.tools.verify;

import chat.proto.ChatServiceGrpc;
import chat.proto.ListRoomsRequest;
import chat.proto.RoomInfo;
import chat.tools.judge.Judge;
import chat.tools.judge.RoomRecord;
import chat.tools.judge.RoomRecord.Reading;
import chat.tools.judge.Sent;
import chat.tools.judge.View;
import chat.tools.judge.Violations;
import chat.tools.judge.Wording;
import chat.tools.net.Connection;
import chat.tools.net.Connector;
import chat.tools.process.ServerKiller;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One run, from finding the server to the report. */
final class Verification {
  private static final Duration REACH = Duration.ofSeconds(10);
  private static final Duration LEAVE = Duration.ofSeconds(10);
  private static final Duration TRY_AGAIN = Duration.ofMillis(500);
  private static final Duration PROGRESS = Duration.ofSeconds(5);
  private static final Duration LOOK_FOR_SILENCE = Duration.ofSeconds(1);

  private final VerifyOptions options;
  private final Optional<ServerKiller> killer;
  private final Consumer<String> progress;
  private final Random keys;
  private final Stage stage;
  private long unsettled;

  /**
   * @param progress is told what happens and what is wrong, line by line
   */
  private Verification(
      VerifyOptions options,
      Optional<ServerKiller> killer,
      Consumer<String> progress,
      Stage stage) {
    this.options = options;
    this.killer = killer;
    this.progress = progress;
    this.stage = stage;
    keys = new Random(options.seed());
  }

  /**
   * Does the run; takes its duration and the time to settle.
   *
   * @param killer kills and restarts the server; if empty, nobody does
   * @param progress is told what happens and what is wrong, line by line
   * @throws RunFailure if the run cannot be done
   */
  static Report run(
      VerifyOptions options, Optional<ServerKiller> killer, Consumer<String> progress) {
    try (BotThread thread = new BotThread();
        Connector connector = new Connector(options.target())) {
      // Runs may share a server and a seed, but never an id.
      Wording wording = new Wording(UUID.randomUUID().getMostSignificantBits(), options.payload());
      Stage stage = new Stage(thread, connector, wording, new Tally(), new Violations(progress));
      return new Verification(options, killer, progress, stage).run();
    }
  }

  private Report run() {
    RoomChoice choice = new RoomChoice(options, listRooms());
    progress.accept("seed %d, rooms %s".formatted(options.seed(), choice.names()));
    List<RoomRecord> rooms = survey(choice);
    List<FaultPlan> plans =
        IntStream.range(0, options.users()).mapToObj(i -> new FaultPlan(options, i)).toList();
    List<Bot> bots =
        IntStream.range(0, options.users())
            .mapToObj(i -> bot(i, choice, rooms, plans.get(i)))
            .toList();
    comeIn(bots);
    long start = System.nanoTime();
    talk(bots, plans);
    double seconds = (System.nanoTime() - start) / 1e9;
    settle(bots);
    leave(bots);
    rooms.forEach(this::readHistory);
    stage.thread().ask(() -> judge(rooms, bots));
    return Report.of(options, stage.tally(), stage.violations(), unsettled, seconds);
  }

  private List<RoomInfo> listRooms() {
    Connection connection = stage.connector().open(Runnable::run);
    try {
      return ChatServiceGrpc.newBlockingStub(connection.channel())
          .withWaitForReady()
          .withDeadlineAfter(REACH.toSeconds(), TimeUnit.SECONDS)
          .listRooms(ListRoomsRequest.getDefaultInstance())
          .getRoomsList();
    } catch (StatusRuntimeException failure) {
      throw new RunFailure(
          "%s does not answer ListRooms: %s".formatted(options.target(), failure.getStatus()));
    } finally {
      connection.close();
    }
  }

  /** Where the numbers of each room are before the run. */
  private List<RoomRecord> survey(RoomChoice choice) {
    try (Reader reader = reader("survey")) {
      return choice.names().stream()
          .map(
              room ->
                  new RoomRecord(room, reader.newest(room), stage.wording(), stage.violations()))
          .toList();
    } catch (Reader.NoAnswer failure) {
      throw new RunFailure(
          failure.status().getCode() == Status.Code.UNIMPLEMENTED
              ? "%s does not serve chat.SessionService.".formatted(options.target())
              : "%s does not let anybody in: %s".formatted(options.target(), failure.getMessage()));
    }
  }

  private Reader reader(String role) {
    return new Reader(stage.wording().name(role), UUID.randomUUID().toString(), stage);
  }

  private Bot bot(int index, RoomChoice choice, List<RoomRecord> rooms, FaultPlan plan) {
    String name = stage.wording().name(index);
    List<View> views =
        choice.roomsOf(index).stream()
            .map(room -> new View(name, rooms.get(room), stage.violations()))
            .toList();
    String sessionKey = new UUID(keys.nextLong(), keys.nextLong()).toString();
    return new Bot(index, sessionKey, views, plan, stage);
  }

  private void comeIn(List<Bot> bots) {
    stage.thread().executor().execute(() -> bots.forEach(Bot::comeIn));
    if (!stage
        .thread()
        .await(() -> bots.stream().allMatch(bot -> bot.unsettled().isEmpty()), options.settle())) {
      throw new RunFailure("The bots do not get in: " + whatIsMissing(bots));
    }
  }

  private void talk(List<Bot> bots, List<FaultPlan> plans) {
    BotThread thread = stage.thread();
    Talk talk = new Talk(bots, options.rate(), options.seed(), thread);
    Saboteur saboteur = new Saboteur(options.faults(), bots, plans, thread);
    Kills kills = new Kills(options, killer, stage);
    thread.every(LOOK_FOR_SILENCE, () -> bots.forEach(Bot::checkPatience));
    thread.every(PROGRESS, this::tell);
    thread.ask(
        () -> {
          talk.start();
          saboteur.start();
          kills.start();
          return talk;
        });
    thread.await(() -> kills.failure().isPresent(), options.duration());
    thread.ask(
        () -> {
          talk.stop();
          saboteur.stop();
          kills.stop();
          return talk;
        });
    thread.await(kills::quiet, options.settle());
    kills.failure().ifPresent(Verification::fail);
  }

  private static void fail(RunFailure failure) {
    throw failure;
  }

  private void settle(List<Bot> bots) {
    progress.accept("settling");
    if (stage.thread().await(() -> bots.stream().allMatch(Bot::settled), options.settle())) {
      return;
    }
    unsettled =
        stage.thread().ask(() -> bots.stream().filter(b -> b.unsettled().isPresent()).count());
    if (unsettled > 0) {
      progress.accept("NOT SETTLED: " + whatIsMissing(bots));
    }
  }

  private String whatIsMissing(List<Bot> bots) {
    return stage
        .thread()
        .ask(
            () -> {
              List<String> missing =
                  bots.stream().flatMap(bot -> bot.unsettled().stream()).toList();
              return "%d of %d bots wait, such as: %s; refusals: %s, ends of streams: %s"
                  .formatted(
                      missing.size(),
                      bots.size(),
                      missing.stream().limit(3).toList(),
                      stage.tally().refused,
                      stage.tally().ended);
            });
  }

  private void leave(List<Bot> bots) {
    stage.thread().executor().execute(() -> bots.forEach(Bot::leave));
    if (!stage.thread().await(() -> bots.stream().allMatch(Bot::gone), LEAVE)) {
      progress.accept("some bots said goodbye, but the server does not end their streams");
    }
  }

  private void readHistory(RoomRecord room) {
    for (Reading reading : Reading.values()) {
      progress.accept("reading the history of %s, %s".formatted(room.name(), reading));
      readHistory(room, reading);
    }
  }

  /** Tries for as long as bots may take to settle: a place may not be free at once. */
  private void readHistory(RoomRecord room, Reading reading) {
    long deadline = System.nanoTime() + options.settle().toNanos();
    while (true) {
      try (Reader reader = reader(reading.name().substring(0, 4).toLowerCase())) {
        reader.read(room, reading);
        return;
      } catch (Reader.NoAnswer failure) {
        if (System.nanoTime() > deadline) {
          unsettled++;
          progress.accept(
              "NOT READ: the history of %s: %s".formatted(room.name(), failure.getMessage()));
          return;
        }
        stage.thread().pass(TRY_AGAIN);
      }
    }
  }

  private Violations judge(List<RoomRecord> rooms, List<Bot> bots) {
    List<View> views = new ArrayList<>();
    List<Sent> sent = new ArrayList<>();
    bots.forEach(bot -> views.addAll(bot.views()));
    bots.forEach(bot -> sent.addAll(bot.outbox().written()));
    Judge.judge(rooms, views, sent);
    return stage.violations();
  }

  private void tell() {
    Tally tally = stage.tally();
    progress.accept(
        "%d sent, %d acknowledged, %d delivered, %d cuts, %d stalls, %d resends, %d kills, %d violations"
            .formatted(
                tally.sent,
                tally.acknowledged,
                tally.delivered,
                tally.cuts,
                tally.stalls,
                tally.resends,
                tally.kills,
                stage.violations().total()));
  }
}
