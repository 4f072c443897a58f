package chat.tools.storm;

import chat.tools.Loopback;
import chat.tools.Terminal;
import chat.tools.Times;
import chat.tools.process.KillFailure;
import chat.tools.process.ShellKiller;
import com.google.common.net.HostAndPort;
import com.google.gson.GsonBuilder;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code storm}. */
@Command(
    name = "storm",
    description = {
      "Has many people lose their server at once, and measures how they come back.",
      "",
      "Each has a session over a connection of its own; as many as live in a household share an address of this machine.",
      ""
    },
    sortOptions = false,
    footer = {
      "",
      "The last line of the output is a JSON object. Times run from the beginning of the kill command.",
      "Exit codes: 0 all are back in time; 1 not so; 2 wrong option, or the run could not be done."
    })
public final class StormCommand implements Callable<Integer> {
  private static final int WRONG = 1;
  private static final int NOT_DONE = 2;

  /** The addresses from 127.0.1.1 to 127.0.254.250. */
  private static final int MOST_ADDRESSES = 254 * 250;

  @Spec private CommandSpec spec;

  @Option(
      names = "--target",
      paramLabel = "HOST:PORT",
      required = true,
      description = "The server, on a loopback address; port 50051 if left out.")
  private HostAndPort target;

  @Option(
      names = "--kill",
      paramLabel = "COMMAND",
      required = true,
      description =
          "A shell command that kills and restarts the server, and ends when that is under way.")
  private String kill;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "1000",
      description = "People (default: ${DEFAULT-VALUE}).")
  private int clients;

  @Option(
      names = "--per-address",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many of them share an address (default: ${DEFAULT-VALUE}).")
  private int perAddress;

  @Option(
      names = "--within",
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "All have to be back so soon (default: ${DEFAULT-VALUE}).")
  private String within;

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      defaultValue = "2m",
      description = "How long is waited for those who are not (default: ${DEFAULT-VALUE}).")
  private String patience;

  @Option(
      names = "--pid-file",
      paramLabel = "FILE",
      description =
          "Where the restarted server's process id is: adds its processor time and memory.")
  private Path pidFile;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    StormOptions options;
    try {
      options = options();
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage());
    }
    try (Storm storm = new Storm(options, line -> err.println(Terminal.safe(line)))) {
      Map<String, Object> figures = storm.run(new ShellKiller(kill));
      spec.commandLine()
          .getOut()
          .println(new GsonBuilder().disableHtmlEscaping().create().toJson(figures));
      return inTime(figures, options.within()) ? 0 : WRONG;
    } catch (StormFailure | KillFailure failure) {
      err.println(Terminal.safe(failure.getMessage()));
      return NOT_DONE;
    }
  }

  private static boolean inTime(Map<String, Object> figures, Duration within) {
    long all = (long) ((Map<?, ?>) figures.get("back_ms")).get("all");
    return all >= 0 && all <= within.toMillis();
  }

  private StormOptions options() {
    check("--clients", clients >= 1);
    check("--per-address", perAddress >= 1 && clients / perAddress < MOST_ADDRESSES);
    InetSocketAddress server = Loopback.server(target);
    return new StormOptions(
        HostAndPort.fromParts(server.getAddress().getHostAddress(), server.getPort()),
        clients,
        perAddress,
        Times.parse(within),
        Times.parse(patience),
        Optional.ofNullable(pidFile));
  }

  private static void check(String option, boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException(
          option + " has to be at least 1, and there are 63500 addresses.");
    }
  }
}
