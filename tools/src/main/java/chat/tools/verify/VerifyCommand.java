package chat.tools.verify;

import chat.tools.Terminal;
import chat.tools.launch.LaunchFailure;
import chat.tools.launch.Nodes;
import chat.tools.launch.ServerOptions;
import chat.tools.process.ShellKiller;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code verify}. */
@Command(
    name = "verify",
    description = {
      "Proves that a server of chat.SessionService loses, doubles and reorders nothing, or shows what it does.",
      "",
      "Bots talk in some of its rooms while their connections are cut and the server is killed, and record what they are "
          + "shown and told. At the end the whole history is read, and everything is compared.",
      ""
    },
    sortOptions = false,
    footer = {
      "",
      "The last line of the output is a JSON object; progress and the first violations go to standard error.",
      "Exit codes: 0 nothing is wrong; 1 something is lost, duplicated, reordered, contradictory, or was not answered in "
          + "the end; 2 wrong option, or the run could not be done."
    })
public final class VerifyCommand implements Callable<Integer> {
  private static final int WRONG = 1;
  private static final int NOT_DONE = 2;

  @Spec private CommandSpec spec;

  @Mixin private ServerOptions servers;

  @Mixin private NodeOptions nodes;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "20",
      description = "Bots (default: ${DEFAULT-VALUE}).")
  private int users;

  @Option(
      names = "--rooms",
      paramLabel = "N",
      description =
          "Use the first N rooms of the server's list (default: 1, or all of --room-names).")
  private Integer rooms;

  @Option(
      names = "--room-names",
      paramLabel = "NAME",
      split = ",",
      description = "Use these rooms.")
  private List<String> roomNames = List.of();

  @Option(
      names = "--rooms-per-user",
      paramLabel = "N",
      defaultValue = "1",
      description = "In how many of the rooms each bot is (default: ${DEFAULT-VALUE}).")
  private int roomsPerUser;

  @Option(
      names = "--busiest-share",
      paramLabel = "F",
      description =
          "The share of the bots that are in the first room, 0 to 1 (default: as many as in the others).")
  private Double busiestShare;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "20",
      description = "Messages a second, of all bots together (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--duration",
      paramLabel = "S",
      defaultValue = "30",
      description = "Seconds of talk (default: ${DEFAULT-VALUE}).")
  private double duration;

  @Option(
      names = "--payload",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Length of a text in code points, at least about 45 (default: ${DEFAULT-VALUE}).")
  private int payload;

  @Option(
      names = "--seed",
      paramLabel = "K",
      description =
          "What the faults and who says what follow from (default: a random one, which is printed).")
  private Long seed;

  @Option(
      names = "--faults",
      paramLabel = "LIST",
      defaultValue = "cut,stall,resend",
      description =
          "What goes wrong: cut (connections end or hang), stall (bots stop reading), resend (messages are sent again), "
              + "kill (one of the launched servers is killed, and started again), "
              + "busiest (the same with the one that has the room with the most bots), "
              + "rolling (the launched servers are restarted in order, one after the other), "
              + "partition (a launched server is cut off from the others, but not from people and the database), "
              + "isolation (a launched server is cut off from everything), "
              + "kill=COMMAND (a shell command kills and restarts the server, and ends when that is under way; comes last), "
              + "or none (default: ${DEFAULT-VALUE}).")
  private String faults;

  @Mixin private BotFaultOptions botFaults;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "3",
      description = "What is done to servers, at most (default: ${DEFAULT-VALUE}).")
  private int kills;

  @Option(
      names = "--kill-interval",
      paramLabel = "S",
      description =
          "Seconds from the end of one of these to the next (default: what spreads --kills over --duration).")
  private Double killInterval;

  @Option(
      names = "--settle",
      paramLabel = "S",
      defaultValue = "60",
      description =
          "Seconds in which all bots must get in, and at the end be back with everything answered (default: ${DEFAULT-VALUE}).")
  private double settle;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      Report report = report(line -> err.println(Terminal.safe(line)));
      spec.commandLine().getOut().println(report.json());
      return report.clean() ? 0 : WRONG;
    } catch (RunFailure | LaunchFailure failure) {
      err.println(Terminal.safe(failure.getMessage()));
      return NOT_DONE;
    }
  }

  private Report report(Consumer<String> progress) {
    VerifyOptions options = options();
    if (!servers.launches()) {
      Optional<Outages> kills = options.faults().kill().map(ShellKiller::new).map(Outages::kills);
      return Verification.run(options, kills, progress);
    }
    try (Nodes launched = servers.start(nodes.staging(options.faults()), progress)) {
      Optional<Outages> outages = NodeOutages.of(options, launched, nodes);
      return Verification.run(options.at(launched.addresses()), outages, progress)
          .with("ended_by_themselves", launched.endedByThemselves());
    }
  }

  private VerifyOptions options() {
    FaultOptions asked = faults();
    servers.check();
    nodes.check(asked, servers);
    int roomCount = rooms != null ? rooms : Math.max(1, roomNames.size());
    check("--users", users, users >= 1, "at least 1");
    check("--rooms", roomCount, roomCount >= 1, "at least 1");
    check(
        "--room-names",
        roomNames,
        roomNames.isEmpty() || roomNames.size() == roomCount,
        "as many as --rooms");
    check(
        "--rooms-per-user",
        roomsPerUser,
        roomsPerUser >= 1 && roomsPerUser <= roomCount,
        "1 to --rooms");
    check("--kills", kills, kills >= 0, "at least 0");
    return new VerifyOptions(
        servers.targets(),
        users,
        roomCount,
        roomNames,
        roomsPerUser,
        busiestShare(),
        positive("--rate", rate),
        payload,
        seconds("--duration", duration),
        seed != null ? seed : ThreadLocalRandom.current().nextInt(1_000_000_000),
        asked,
        botFaults.cutInterval(),
        botFaults.stallInterval(),
        botFaults.longestStall(),
        botFaults.resendShare(),
        kills,
        seconds("--kill-interval", killInterval != null ? killInterval : duration / (kills + 1)),
        seconds("--settle", settle));
  }

  private OptionalDouble busiestShare() {
    if (busiestShare == null) {
      return OptionalDouble.empty();
    }
    check("--busiest-share", busiestShare, busiestShare >= 0 && busiestShare <= 1, "0 to 1");
    return OptionalDouble.of(busiestShare);
  }

  private FaultOptions faults() {
    try {
      return FaultOptions.parse(faults);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), "--faults: " + wrong.getMessage());
    }
  }

  private Duration seconds(String option, double seconds) {
    return Duration.ofMillis(Math.max(1, Math.round(positive(option, seconds) * 1000)));
  }

  private double positive(String option, double value) {
    check(option, value, value > 0 && Double.isFinite(value), "more than 0");
    return value;
  }

  private void check(String option, Object value, boolean holds, String allowed) {
    if (!holds) {
      throw new ParameterException(
          spec.commandLine(), "%s is %s, but has to be %s.".formatted(option, value, allowed));
    }
  }
}
