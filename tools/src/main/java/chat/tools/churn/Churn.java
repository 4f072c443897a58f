package chat.tools.churn;

import chat.proto.RoomInfo;
import chat.tools.Waiting;
import chat.tools.crowd.Crowd;
import chat.tools.crowd.CrowdFailure;
import chat.tools.crowd.CrowdOptions;
import chat.tools.crowd.RoomList;
import chat.tools.process.ServerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** People come and go for long, and the server is looked at before, meanwhile and after. */
final class Churn {
  private static final int PAYLOAD = 100;

  /** How much later than it says a server may forget somebody. */
  private static final Duration FORGET = Duration.ofSeconds(5);

  private final ChurnOptions options;
  private final Consumer<String> progress;
  private final ServerProcess server;
  private final CrowdOptions talk;
  private final Tally tally = new Tally();
  private final List<Sample> samples = new ArrayList<>();

  Churn(ChurnOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
    server = new ServerProcess(options.serverPid());
    talk =
        CrowdOptions.atRate(
            options.target(), options.steady(), options.rooms(), options.rate() / 2, PAYLOAD);
  }

  /**
   * Takes the rehearsal, the duration, and twice the time for which people are kept.
   *
   * @throws CrowdFailure if people do not get in, or the process cannot be looked at
   */
  ChurnReport run() {
    List<String> rooms = rooms();
    progress.accept("rehearsal");
    comeAndGo(rooms, options.rehearsal(), 0);
    Sample before =
        whenForgotten(0)
            .orElseThrow(
                () ->
                    new CrowdFailure(
                        "Process %d cannot be looked at: is it the server, and is there a jcmd?"
                            .formatted(options.serverPid())));
    progress.accept("before: " + before.figures());
    long start = System.nanoTime();
    comeAndGo(rooms, options.duration(), start);
    Optional<Sample> after = whenForgotten(start);
    after.ifPresent(sample -> progress.accept("after: " + sample.figures()));
    return new ChurnReport(options, before, after, List.copyOf(samples), tally);
  }

  private List<String> rooms() {
    List<RoomInfo> offered = RoomList.of(options.target()).stream().limit(options.rooms()).toList();
    int needed = options.placesPerRoom();
    for (RoomInfo room : offered) {
      int free = room.getCapacity() - room.getParticipantCount();
      if (free < needed) {
        throw new CrowdFailure(
            "%s holds only %d more people, but %d are needed, as those who are cut off are kept for a while. Raise room-capacity."
                .formatted(room.getRoomId(), free, needed));
      }
    }
    return offered.stream().map(RoomInfo::getRoomId).toList();
  }

  /**
   * @param start when the server is looked at meanwhile, since when; else 0
   */
  private void comeAndGo(List<String> rooms, Duration time, long start) {
    try (Crowd steady = new Crowd(talk, progress);
        Turnover passing = new Turnover(options, talk, rooms, this::failed)) {
      steady.enter();
      passing.enter();
      steady.talk();
      passing.begin();
      if (start == 0) {
        Waiting.pass(time);
      } else {
        look(start, time);
      }
      passing.stop();
      steady.fallSilent();
      passing.leave();
      steady.leave();
      tally.add(steady, passing);
    }
  }

  private void look(long start, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      Waiting.pass(left.compareTo(options.samples()) < 0 ? left : options.samples());
      Optional<Sample> sample = Sample.of(server, since(start));
      sample.ifPresent(seen -> progress.accept(seen.figures().toString()));
      sample.ifPresent(samples::add);
    }
  }

  /** What the server takes when it keeps nobody any more. */
  private Optional<Sample> whenForgotten(long start) {
    Waiting.pass(options.awayTime().plus(FORGET));
    // What a collection lets go may hold what only the next one finds.
    server.memory();
    return Sample.of(server, start == 0 ? 0 : since(start));
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private void failed(String why) {
    tally.failed(why);
    progress.accept(why);
  }
}
