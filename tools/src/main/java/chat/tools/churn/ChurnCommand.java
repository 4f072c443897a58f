package chat.tools.churn;

import chat.tools.Loopback;
import chat.tools.Terminal;
import chat.tools.Times;
import chat.tools.crowd.CrowdFailure;
import com.google.common.net.HostAndPort;
import com.google.gson.Gson;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code churn}. */
@Command(
    name = "churn",
    description = {
      "Has people come, talk and go for a long time, and tells whether the server is then where it was.",
      "",
      "Half of the people stay, and judge what is said. The others are replaced one by one; half of those who go say goodbye, "
          + "the connections of the others are cut.",
      ""
    },
    sortOptions = false,
    footer = {
      "",
      "The last line of the output is a JSON object.",
      "Exit codes: 0 the server is where it was, and nothing was lost; 1 not so; 2 wrong option, or the run could not be done."
    })
public final class ChurnCommand implements Callable<Integer> {
  private static final int WRONG = 1;
  private static final int NOT_DONE = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--target",
      paramLabel = "HOST:PORT",
      required = true,
      description = "The server, on a loopback address; port 50051 if left out.")
  private HostAndPort target;

  @Option(
      names = "--server-pid",
      paramLabel = "PID",
      required = true,
      description = "The server's process.")
  private long serverPid;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "200",
      description = "People at any time (default: ${DEFAULT-VALUE}).")
  private int users;

  @Option(
      names = "--rooms",
      paramLabel = "N",
      defaultValue = "4",
      description = "Use the first N rooms of the server's list (default: ${DEFAULT-VALUE}).")
  private int rooms;

  @Option(
      names = "--turnover",
      paramLabel = "R",
      defaultValue = "5",
      description =
          "People a second who go and are replaced by others with new names (default: ${DEFAULT-VALUE}).")
  private double turnover;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "100",
      description = "Messages a second, of all together (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--rehearsal",
      paramLabel = "TIME",
      defaultValue = "1m",
      description =
          "The same beforehand, so that what the server compiles and allocates once does not count (default: ${DEFAULT-VALUE}).")
  private String rehearsal;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "24m",
      description = "How long, such as 30s, 10m or 8h (default: ${DEFAULT-VALUE}).")
  private String duration;

  @Option(
      names = "--away-time",
      paramLabel = "TIME",
      defaultValue = "2m",
      description =
          "The server's session.away-time: how long it keeps those who are cut off (default: ${DEFAULT-VALUE}).")
  private String awayTime;

  @Option(
      names = "--samples",
      paramLabel = "TIME",
      defaultValue = "1m",
      description =
          "How often to look at the server meanwhile; each time collects its garbage (default: ${DEFAULT-VALUE}).")
  private String samples;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    ChurnOptions options;
    try {
      options = options();
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage());
    }
    try {
      ChurnReport report = new Churn(options, line -> err.println(Terminal.safe(line))).run();
      spec.commandLine().getOut().println(new Gson().toJson(report.figures()));
      return report.clean() ? 0 : WRONG;
    } catch (CrowdFailure failure) {
      err.println(Terminal.safe(failure.getMessage()));
      return NOT_DONE;
    }
  }

  private ChurnOptions options() {
    check("--users", users >= 2, "at least 2");
    check("--rooms", rooms >= 1 && rooms <= users / 2, "1 to half of --users");
    check("--turnover", turnover > 0 && Double.isFinite(turnover), "more than 0");
    check("--rate", rate > 0 && Double.isFinite(rate), "more than 0");
    InetSocketAddress server = Loopback.server(target);
    return new ChurnOptions(
        HostAndPort.fromParts(server.getAddress().getHostAddress(), server.getPort()),
        serverPid,
        users,
        rooms,
        turnover,
        rate,
        Times.parse(rehearsal),
        Times.parse(duration),
        Times.parse(awayTime),
        Times.parse(samples));
  }

  private static void check(String option, boolean holds, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException("%s has to be %s.".formatted(option, allowed));
    }
  }
}
