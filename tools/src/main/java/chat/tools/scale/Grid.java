package chat.tools.scale;

import chat.tools.Waiting;
import chat.tools.bench.Subject;
import chat.tools.crowd.Crowd;
import chat.tools.crowd.CrowdOptions;
import chat.tools.launch.Launch;
import chat.tools.launch.LaunchedServer;
import chat.tools.process.ServerCpu;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures each cell of the grid with a server of its own. */
final class Grid {
  private static final int PAYLOAD = 100;

  /** Rooms of the server as it is shipped hold so many. */
  private static final int LEAST_CAPACITY = 20;

  private static final int WARM_UP_FACTOR = 5;
  private static final Duration CALM = Duration.ofSeconds(2);
  private static final Duration WARM_AGAIN = Duration.ofSeconds(2);

  private final ScaleOptions options;
  private final Consumer<String> progress;

  Grid(ScaleOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Measures cell by cell.
   *
   * @param done is told each cell
   * @throws chat.tools.launch.LaunchFailure if a server does not start
   * @throws chat.tools.crowd.CrowdFailure if people do not get in
   */
  List<Cell> measure(Consumer<Cell> done) {
    List<Cell> cells = new ArrayList<>();
    for (int rooms : options.rooms()) {
      for (int bystanders : options.bystanders()) {
        progress.accept("%d rooms, %d bystanders".formatted(rooms, bystanders));
        Cell cell = cell(rooms, bystanders);
        done.accept(cell);
        cells.add(cell);
      }
    }
    return cells;
  }

  private Cell cell(int rooms, int bystanders) {
    Launch launch = Launch.jar(options.server(), options.jvm(), settings(rooms, bystanders));
    try (LaunchedServer server = LaunchedServer.start(launch);
        Subject subject =
            new Subject(
                "server",
                crowd(server, options.rate()).beside(bystanders),
                List.of(server.pid()),
                progress)) {
      warmUp(server);
      subject.enter();
      for (int round = 0; round < options.rounds(); round++) {
        subject.round(WARM_AGAIN, options.duration());
      }
      double idleCores = idleCores(server);
      subject.leave();
      return Cell.of(options, rooms, bystanders, subject, idleCores);
    }
  }

  private CrowdOptions crowd(LaunchedServer server, double rate) {
    return CrowdOptions.atRate(server.address(), options.talkers(), 1, rate, PAYLOAD);
  }

  /**
   * Talk of more messages than are measured, else code would be compiled all through the rounds. It
   * begins slowly, as a server that has just started puts off people whom it cannot serve in time.
   */
  private void warmUp(LaunchedServer server) {
    for (double rate : new double[] {options.rate(), options.rate() * WARM_UP_FACTOR}) {
      try (Crowd crowd = new Crowd(crowd(server, rate), progress)) {
        crowd.enter();
        crowd.talk();
        Waiting.pass(options.warmup().dividedBy(2));
        crowd.fallSilent();
        crowd.leave();
      }
    }
  }

  /** What it takes with everybody there and nobody talking, such as for its pings. */
  private double idleCores(LaunchedServer server) {
    Waiting.pass(CALM);
    ServerCpu cpu = new ServerCpu(OptionalLong.of(server.pid()));
    long start = System.nanoTime();
    Waiting.pass(options.duration());
    return cpu.seconds() * 1e9 / (System.nanoTime() - start);
  }

  private Map<String, String> settings(int rooms, int bystanders) {
    int others = Math.max(1, rooms - 1);
    // Whoever is put off while the server warms up keeps a place.
    int places = Math.max(3 * options.talkers(), (bystanders + others - 1) / others);
    int capacity = Math.max(LEAST_CAPACITY, places);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("GRPC_CHAT_OPS_PORT", "off");
    settings.put("GRPC_CHAT_LIMITS_PERSON_MESSAGES_PER_SECOND", "off");
    settings.put("GRPC_CHAT_ROOM_CAPACITY", Integer.toString(capacity));
    settings.put(
        "GRPC_CHAT_ROOMS",
        IntStream.range(0, rooms)
            .mapToObj(room -> "{name=room" + room + "}")
            .collect(Collectors.joining(",", "[", "]")));
    return settings;
  }
}
