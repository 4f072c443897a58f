package chat.tools.startup;

import chat.tools.Terminal;
import chat.tools.Times;
import chat.tools.launch.LaunchFailure;
import com.google.gson.Gson;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code startup}. */
@Command(
    name = "startup",
    description =
        "Measures how long a server takes from the start of its process until its first call is answered, and what it takes when idle.",
    sortOptions = false,
    footer = {
      "",
      "The last line of the output is a JSON object.",
      "Exit codes: 0 it is measured; 2 wrong option, or a server does not start."
    })
public final class StartupCommand implements Callable<Integer> {
  private static final int NOT_DONE = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--server",
      paramLabel = "JAR",
      required = true,
      description = "The packaged server; it is run in a temporary directory.")
  private Path server;

  @Option(
      names = "--jvm",
      paramLabel = "ARGUMENT",
      description = "For the virtual machine, such as --jvm=-Xmx512m; may be repeated.")
  private List<String> jvm = List.of();

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "How often to start, beside a first time that does not count (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--idle",
      paramLabel = "TIME",
      defaultValue = "5s",
      description = "How long after the first call to look at it (default: ${DEFAULT-VALUE}).")
  private String idle;

  @Option(
      names = "--baseline",
      description = "In each run a minimal grpc-java server is started too, and compared.")
  private boolean baseline;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    StartupOptions options = options();
    try {
      Startup startup = new Startup(options, line -> err.println(Terminal.safe(line)));
      spec.commandLine().getOut().println(new Gson().toJson(startup.run()));
      return 0;
    } catch (LaunchFailure failure) {
      err.println(Terminal.safe(failure.getMessage()));
      return NOT_DONE;
    }
  }

  private StartupOptions options() {
    if (!Files.isRegularFile(server)) {
      throw wrong("--server has to be a file.");
    }
    if (runs < 1) {
      throw wrong("--runs has to be at least 1.");
    }
    return new StartupOptions(server, List.copyOf(jvm), runs, idle(), baseline);
  }

  private Duration idle() {
    try {
      return Times.parse(idle);
    } catch (IllegalArgumentException wrong) {
      throw wrong(wrong.getMessage());
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
