package chat.tools.verify;

import chat.proto.RoomInfo;
import chat.tools.crowd.CrowdFailure;
import chat.tools.crowd.RoomList;
import chat.tools.judge.Judge;
import chat.tools.judge.RoomRecord;
import chat.tools.judge.Sent;
import chat.tools.judge.View;
import chat.tools.judge.Violations;
import chat.tools.judge.Wording;
import com.google.common.net.HostAndPort;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One run, from finding the server to the report. */
final class Verification {
  private static final Duration LEAVE = Duration.ofSeconds(10);
  private static final Duration PROGRESS = Duration.ofSeconds(5);
  private static final Duration LOOK_FOR_SILENCE = Duration.ofSeconds(1);

  private final VerifyOptions options;
  private final Optional<Outages> outages;
  private final Consumer<String> progress;
  private final Random keys;
  private final Stage stage;

  /** The place of the server that is asked before the run. */
  private int surveyed;

  private long unsettled;

  /**
   * @param progress is told what happens and what is wrong, line by line
   */
  private Verification(
      VerifyOptions options, Optional<Outages> outages, Consumer<String> progress, Stage stage) {
    this.options = options;
    this.outages = outages;
    this.progress = progress;
    this.stage = stage;
    keys = new Random(options.seed());
  }

  /**
   * Does the run; takes its duration and the time to settle.
   *
   * @param outages what is done to the servers; if empty, nothing is
   * @param progress is told what happens and what is wrong, line by line
   * @throws RunFailure if the run cannot be done
   */
  static Report run(VerifyOptions options, Optional<Outages> outages, Consumer<String> progress) {
    try (BotThread thread = new BotThread();
        Servers servers = new Servers(options.targets())) {
      // Runs may share a server and a seed, but never an id.
      Wording wording = new Wording(UUID.randomUUID().getMostSignificantBits(), options.payload());
      BusiestRoom busiest = new BusiestRoom(thread);
      Violations violations = new Violations(progress);
      Stage stage = new Stage(thread, servers, wording, new Tally(), violations, busiest);
      return new Verification(options, outages, progress, stage).run();
    }
  }

  private Report run() {
    RoomChoice choice = new RoomChoice(options, listRooms());
    progress.accept("seed %d, rooms %s".formatted(options.seed(), choice.names()));
    stage.busiest().is(choice.busiest());
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
    Histories histories = new Histories(options.settle(), stage, progress);
    unsettled += histories.read(rooms);
    stage.thread().ask(() -> judge(rooms, bots));
    return Report.of(
        options, stage.tally(), stage.violations(), stage.busiest(), bots, unsettled, seconds);
  }

  /** The first server that answers is also the one that is asked where the numbers are. */
  private List<RoomInfo> listRooms() {
    while (true) {
      try {
        return RoomList.of(stage.servers().address(surveyed));
      } catch (CrowdFailure failure) {
        if (++surveyed == stage.servers().count()) {
          throw new RunFailure(failure.getMessage());
        }
        progress.accept(failure.getMessage());
      }
    }
  }

  /** Where the numbers of each room are before the run. */
  private List<RoomRecord> survey(RoomChoice choice) {
    try (Reader reader = Reader.named("survey", surveyed, stage)) {
      return choice.names().stream()
          .map(
              room ->
                  new RoomRecord(room, reader.newest(room), stage.wording(), stage.violations()))
          .toList();
    } catch (Reader.NoAnswer failure) {
      HostAndPort server = stage.servers().address(surveyed);
      throw new RunFailure(
          failure.status().getCode() == Status.Code.UNIMPLEMENTED
              ? "%s does not serve chat.SessionService.".formatted(server)
              : "%s does not let anybody in: %s".formatted(server, failure.getMessage()));
    }
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
    Kills kills = new Kills(options, outages, stage);
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
    Duration longest = outages.map(Outages::longest).orElse(Duration.ZERO);
    thread.await(kills::quiet, options.settle().plus(longest));
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
