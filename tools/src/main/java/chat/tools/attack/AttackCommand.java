package chat.tools.attack;

import chat.tools.Loopback;
import chat.tools.Terminal;
import chat.tools.crowd.CrowdFailure;
import chat.tools.crowd.CrowdOptions;
import com.google.common.net.HostAndPort;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code attack}. */
@Command(
    name = "attack",
    description = {
      "Attacks a server on this machine while a crowd talks, and tells what came of it.",
      "",
      "The crowd comes from 127.0.0.1, the attacks from another address of this machine.",
      ""
    },
    sortOptions = false,
    footer = {
      "",
      "One JSON object a line for each attack; a line for people goes to standard error.",
      "Exit codes: 0 every attack was held; 1 one was not; 2 wrong option, or the crowd did not get in."
    })
public final class AttackCommand implements Callable<Integer> {
  private static final int WRONG = 1;
  private static final int NOT_DONE = 2;
  private static final int PAYLOAD = 100;
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

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
      names = "--ops",
      paramLabel = "URL",
      description =
          "The operator's endpoint, such as http://127.0.0.1:9464: tells which counters moved.")
  private URI ops;

  @Option(
      names = "--attacks",
      paramLabel = "NAME",
      split = ",",
      defaultValue = AttackList.ALL,
      description =
          "Which attacks, in this order; the beginning of a name stands for all such (default: ${DEFAULT-VALUE}).")
  private List<String> attacks;

  @Option(names = "--list", description = "Print the names of all attacks, and do nothing.")
  private boolean list;

  @Option(
      names = "--crowd",
      paramLabel = "N",
      defaultValue = "80",
      description = "People who talk meanwhile (default: ${DEFAULT-VALUE}).")
  private int users;

  @Option(
      names = "--rooms",
      paramLabel = "N",
      defaultValue = "4",
      description = "In the first N rooms of the server's list (default: ${DEFAULT-VALUE}).")
  private int rooms;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "200",
      description = "Their messages a second, all together (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--before",
      paramLabel = "S",
      defaultValue = "10",
      description = "Seconds of talk before each attack (default: ${DEFAULT-VALUE}).")
  private double before;

  @Option(
      names = "--duration",
      paramLabel = "S",
      defaultValue = "10",
      description = "Seconds of each attack; some need more (default: ${DEFAULT-VALUE}).")
  private double duration;

  @Option(
      names = "--warmup",
      paramLabel = "S",
      defaultValue = "20",
      description =
          "Seconds of talk before the first attack, as the memory of a server that has just started grows by itself (default: "
              + "${DEFAULT-VALUE}).")
  private double warmUp;

  @Option(
      names = "--rehearsal",
      paramLabel = "S",
      defaultValue = "2",
      description =
          "Seconds for which each attack is made beforehand, so that what the server compiles and allocates once is not "
              + "taken for the attack's memory; 0 for none (default: ${DEFAULT-VALUE}).")
  private double rehearsal;

  @Option(
      names = "--from",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.2",
      description = "The address that attacks come from (default: ${DEFAULT-VALUE}).")
  private String from;

  @Option(
      names = "--bystander",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.3",
      description = "The address of somebody who logs in meanwhile (default: ${DEFAULT-VALUE}).")
  private String bystander;

  @Option(
      names = "--most-p99",
      paramLabel = "MS",
      defaultValue = "1000",
      description = "Milliseconds that the crowd's p99 may reach (default: ${DEFAULT-VALUE}).")
  private double mostP99;

  @Option(
      names = "--first-request-deadline",
      paramLabel = "S",
      defaultValue = "10",
      description = "As the server is set (default: ${DEFAULT-VALUE}).")
  private double firstRequest;

  @Option(
      names = "--join-deadline",
      paramLabel = "S",
      defaultValue = "30",
      description = "As the server is set (default: ${DEFAULT-VALUE}).")
  private double join;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    AttackOptions options;
    List<String> chosen;
    try {
      options = options();
      chosen = AttackList.names(attacks, options);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage());
    }
    if (list) {
      chosen.forEach(out::println);
      return 0;
    }
    boolean held = true;
    try (Siege siege = new Siege(options, line -> err.println(Terminal.safe(line)))) {
      for (String attack : chosen) {
        Verdict verdict = siege.endure(attack);
        held &= verdict.holds();
        out.println(GSON.toJson(verdict.asMap()));
        err.println(Terminal.safe(line(verdict)));
      }
      return held ? 0 : WRONG;
    } catch (CrowdFailure failure) {
      err.println(Terminal.safe(failure.getMessage()));
      return held ? NOT_DONE : WRONG;
    }
  }

  private static String line(Verdict verdict) {
    String broken =
        verdict.checks().stream()
            .filter(check -> !check.holds())
            .map(Check::toString)
            .collect(Collectors.joining("; "));
    return "%-4s %-45s %s %s"
        .formatted(
            verdict.holds() ? "held" : "NOT",
            verdict.attack(),
            verdict.figures().get("got"),
            broken.isEmpty() ? "" : "– " + broken);
  }

  private AttackOptions options() {
    check("--crowd", users, users >= 1, "at least 1");
    check("--warmup", warmUp, warmUp >= 0, "at least 0");
    check("--rehearsal", rehearsal, rehearsal >= 0, "at least 0");
    check("--rooms", rooms, rooms >= 1 && rooms <= users, "1 to --crowd");
    InetSocketAddress server = Loopback.server(target);
    CrowdOptions crowd =
        CrowdOptions.atRate(
            HostAndPort.fromParts(server.getAddress().getHostAddress(), server.getPort()),
            users,
            rooms,
            positive("--rate", rate),
            PAYLOAD);
    return new AttackOptions(
        server,
        crowd,
        serverPid,
        Optional.ofNullable(ops),
        Loopback.source(from),
        Loopback.source(bystander),
        Duration.ofMillis(Math.round(warmUp * 1000)),
        Duration.ofMillis(Math.round(rehearsal * 1000)),
        seconds("--before", before),
        seconds("--duration", duration),
        positive("--most-p99", mostP99),
        seconds("--first-request-deadline", firstRequest),
        seconds("--join-deadline", join));
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
