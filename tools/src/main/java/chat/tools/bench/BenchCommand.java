package chat.tools.bench;

import chat.tools.Terminal;
import chat.tools.crowd.CrowdFailure;
import chat.tools.crowd.CrowdOptions;
import chat.tools.crowd.CrowdOptions.Mode;
import chat.tools.crowd.CrowdOptions.Protocol;
import chat.tools.launch.LaunchFailure;
import chat.tools.launch.Nodes;
import chat.tools.launch.ServerOptions;
import com.google.gson.Gson;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code bench}. */
@Command(
    name = "bench",
    description = "Measures how much talk a server carries, and how fast.",
    sortOptions = false,
    footer = {
      "",
      "The last line of the output is a JSON object. A latency is the time from when a message was to be sent until it was "
          + "shown to one of the people in the room.",
      "Exit codes: 0 everything was shown to everybody once; 1 not so, or a bot's stream ended; 2 wrong option, or the "
          + "bots did not get in."
    })
public final class BenchCommand implements Callable<Integer> {
  private static final int WRONG = 1;
  private static final int NOT_DONE = 2;

  @Spec private CommandSpec spec;

  @Mixin private ServerOptions servers;

  @Option(
      names = "--placement",
      paramLabel = "WHERE",
      defaultValue = "spread",
      description =
          "With --nodes, where the people of a room go to: spread, to all nodes in turn; home, to the one that has the room; away, to "
              + "the others in turn (default: ${DEFAULT-VALUE}).")
  private Placement placement;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "80",
      description = "Bots, spread evenly over the rooms (default: ${DEFAULT-VALUE}).")
  private int users;

  @Option(
      names = "--rooms",
      paramLabel = "N",
      defaultValue = "4",
      description = "Use the first N rooms of the server's list (default: ${DEFAULT-VALUE}).")
  private int rooms;

  @Option(
      names = "--bystanders",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "More people, each with a connection, who come in before, are spread evenly over the other rooms of the list, and do "
              + "nothing (default: ${DEFAULT-VALUE}).")
  private int bystanders;

  @Option(
      names = "--connections",
      paramLabel = "N",
      description =
          "TCP connections that the bots share, bystanders apart; a server lets a connection have only so many streams (default: one each).")
  private Integer connections;

  @Option(
      names = "--history",
      description = "Each bot reads the last messages of its room when it comes in.")
  private boolean history;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      defaultValue = "session",
      description =
          "session: SessionService.Connect; room: ChatService.Chat, which the oldest servers have (default: ${DEFAULT-VALUE}).")
  private Protocol protocol;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "closed",
      description =
          "closed: each bot sends when its last message came back; rate: all bots together send --rate messages a second, whatever "
              + "the server does; idle: nobody sends, and the memory they take is measured (default: ${DEFAULT-VALUE}).")
  private Mode mode;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "100",
      description =
          "Messages a second, of all bots together, with --mode rate (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--payload",
      paramLabel = "N",
      defaultValue = "100",
      description = "Length of a text in bytes, at least about 40 (default: ${DEFAULT-VALUE}).")
  private int payload;

  @Option(
      names = "--duration",
      paramLabel = "S",
      defaultValue = "30",
      description = "Seconds to measure in each round (default: ${DEFAULT-VALUE}).")
  private double duration;

  @Option(
      names = "--warmup",
      paramLabel = "S",
      defaultValue = "10",
      description =
          "Seconds of load before the first round; at most 3 more before each (default: ${DEFAULT-VALUE}).")
  private double warmup;

  @Option(
      names = "--warmup-rate",
      paramLabel = "R",
      description =
          "Messages a second before the first round, with --mode rate: Java compiles what runs often, and at a low rate it is still "
              + "at it after minutes (default: --rate).")
  private Double warmupRate;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often to measure; the figures are medians (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--baseline",
      description =
          "In each round the same load goes to a grpc-java server too, minimal and tuned for speed, which this command starts.")
  private boolean baseline;

  @Option(
      names = "--baseline-file",
      paramLabel = "FILE",
      description =
          "With --baseline: that server writes each message to this file, which loses what it has, and syncs it before anybody is "
              + "shown the message, as a durable history has to.")
  private Path baselineFile;

  @Option(
      names = "--server-pid",
      paramLabel = "PID",
      split = ",",
      description =
          "The server's process on this machine, to tell what processor time it takes; several, if there are. Not needed with --server.")
  private List<Long> serverPids = List.of();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Consumer<String> progress = line -> err.println(Terminal.safe(line));
    try {
      BenchOptions options = options();
      if (!servers.launches()) {
        return measure(options, progress);
      }
      try (Nodes launched = servers.start(progress)) {
        return measure(
            options.at(placement.targets(launched, rooms, progress), launched.pids()), progress);
      }
    } catch (CrowdFailure | LaunchFailure failure) {
      progress.accept(failure.getMessage());
      return NOT_DONE;
    }
  }

  private int measure(BenchOptions options, Consumer<String> progress) {
    try (Bench bench = new Bench(options, progress)) {
      Map<String, Object> figures = bench.run();
      spec.commandLine().getOut().println(new Gson().toJson(figures));
      return BenchReport.clean(figures) ? 0 : WRONG;
    }
  }

  private BenchOptions options() {
    servers.check();
    if (placement != Placement.SPREAD && !(servers.launches() && servers.several())) {
      throw wrong("--placement needs --server, and --nodes of at least 2.");
    }
    if (connections != null && servers.several()) {
      throw wrong("--connections is for one server.");
    }
    check("--users", users, users >= 1, "at least 1");
    check("--rooms", rooms, rooms >= 1 && rooms <= users, "1 to --users");
    check("--bystanders", bystanders, bystanders >= 0, "at least 0");
    int shared = connections == null ? users : connections;
    check("--connections", shared, shared >= 1 && shared <= users, "1 to --users");
    check("--rate", rate, rate > 0 && Double.isFinite(rate), "more than 0");
    check("--duration", duration, duration > 0 && Double.isFinite(duration), "more than 0");
    check("--rounds", rounds, rounds >= 1, "at least 1");
    check("--warmup", warmup, warmup >= 0 && Double.isFinite(warmup), "at least 0");
    if (baselineFile != null && !baseline) {
      throw wrong("--baseline-file is for the server of --baseline; give that too.");
    }
    double before = warmupRate == null ? rate : warmupRate;
    check("--warmup-rate", before, before > 0 && Double.isFinite(before), "more than 0");
    return new BenchOptions(
        new CrowdOptions(
            List.of(servers.targets()),
            users,
            rooms,
            bystanders,
            shared,
            history,
            protocol,
            mode,
            rate,
            payload),
        Duration.ofMillis(Math.round(duration * 1000)),
        Duration.ofMillis(Math.round(warmup * 1000)),
        before,
        rounds,
        baseline,
        Optional.ofNullable(baselineFile),
        List.copyOf(serverPids));
  }

  private void check(String option, Object value, boolean holds, String allowed) {
    if (!holds) {
      throw wrong("%s is %s, but has to be %s.".formatted(option, value, allowed));
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
