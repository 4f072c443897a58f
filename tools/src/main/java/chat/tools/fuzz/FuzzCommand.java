package chat.tools.fuzz;

import chat.tools.Loopback;
import chat.tools.Terminal;
import chat.tools.Times;
import com.google.common.net.HostAndPort;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code fuzz}. */
@Command(
    name = "fuzz",
    description = {
      "Sends a server on this machine conversations in which something is wrong: frames, headers, messages.",
      "",
      "Each connection is one iteration, and what it sends follows from the seed and its number. Meanwhile a decent person "
          + "talks in one of the rooms and must notice nothing.",
      ""
    },
    sortOptions = false,
    footer = {
      "",
      "The seed is printed first. The last line of the output is a JSON object; findings go to standard error, with what is "
          + "needed to see them again.",
      "Exit codes: 0 nothing was found; 1 something was; 2 wrong option, or the run could not be done."
    })
public final class FuzzCommand implements Callable<Integer> {
  private static final int WRONG = 1;
  private static final int NOT_DONE = 2;
  private static final String RANDOM = "random";

  @Spec private CommandSpec spec;

  @Option(
      names = "--target",
      paramLabel = "HOST:PORT",
      required = true,
      description = "The server, on a loopback address; port 50051 if left out.")
  private HostAndPort target;

  @Option(
      names = "--seed",
      paramLabel = "K",
      defaultValue = RANDOM,
      description = "What is sent follows from it (default: ${DEFAULT-VALUE}).")
  private String seed;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "How long, such as 30s, 10m or 8h (default: ${DEFAULT-VALUE}).")
  private String duration;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "16",
      description = "Connections at a time (default: ${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "The server's log: a warning, an error or a stack trace in it is a finding.")
  private Path log;

  @Option(
      names = "--server-pid",
      paramLabel = "PID",
      description = "The server's process: its end is a finding.")
  private Long serverPid;

  @Option(
      names = "--replay",
      paramLabel = "I",
      description = "Do this iteration only, or these (17-40); of one, print what is sent.")
  private String replay;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    FuzzOptions options;
    try {
      options = options();
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage());
    }
    err.println("seed " + options.seed());
    if (options.iterations().isOne()) {
      long one = options.iterations().first();
      err.println(FuzzReport.dump(new Generator(options.seed()).make(one)));
    }
    try (FuzzRun run = new FuzzRun(options, text -> tell(text, err))) {
      FuzzReport report = run.run();
      spec.commandLine().getOut().println(report.json());
      return report.clean() ? 0 : WRONG;
    } catch (FuzzFailure failure) {
      err.println(Terminal.safe(failure.getMessage()));
      return NOT_DONE;
    }
  }

  private FuzzOptions options() {
    if (connections < 1) {
      throw new IllegalArgumentException("--connections has to be at least 1.");
    }
    return new FuzzOptions(
        Loopback.server(target),
        seed(),
        Times.parse(duration),
        connections,
        Optional.ofNullable(log),
        serverPid == null ? OptionalLong.empty() : OptionalLong.of(serverPid),
        replay == null ? Range.ALL : Range.parse(replay));
  }

  private long seed() {
    if (seed.equals(RANDOM)) {
      return ThreadLocalRandom.current().nextInt(1_000_000_000);
    }
    try {
      return Long.parseLong(seed);
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException("--seed has to be a number, or random.");
    }
  }

  /** Findings have several lines, and quote what the server said. */
  private static void tell(String text, PrintWriter err) {
    text.lines().map(Terminal::safe).forEach(err::println);
  }
}
