package chat.tools.scale;

import chat.tools.Terminal;
import chat.tools.Times;
import chat.tools.bench.BenchReport;
import chat.tools.crowd.CrowdFailure;
import chat.tools.launch.LaunchFailure;
import com.google.gson.Gson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code scale}. */
@Command(
    name = "scale",
    description = {
      "Measures whether what a delivery costs depends on rooms and people that it does not concern.",
      "",
      "For each number of rooms and bystanders it starts the server, has a few people talk in one room, and takes the server's "
          + "processor time for each message shown to one of them.",
      ""
    },
    sortOptions = false,
    footer = {
      "",
      "Each line of the output is a JSON object, for one cell of the grid.",
      "Exit codes: 0 everything was shown to everybody once; 1 not so, or a stream ended; 2 wrong option, or the server does "
          + "not start, or people do not get in."
    })
public final class ScaleCommand implements Callable<Integer> {
  private static final int WRONG = 1;
  private static final int NOT_DONE = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--server",
      paramLabel = "JAR",
      required = true,
      description = "The packaged server.")
  private Path server;

  @Option(
      names = "--jvm",
      paramLabel = "ARGUMENT",
      description = "For the server's virtual machine, such as --jvm=-Xmx512m; may be repeated.")
  private List<String> jvm = List.of();

  @Option(
      names = "--talkers",
      paramLabel = "N",
      defaultValue = "10",
      description = "People who talk, in the first room (default: ${DEFAULT-VALUE}).")
  private int talkers;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "200",
      description = "Their messages a second, all together (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--bystanders",
      paramLabel = "N,N",
      split = ",",
      defaultValue = "0,90,990,9990",
      description = "Idle people beside them, in the other rooms (default: ${DEFAULT-VALUE}).")
  private List<Integer> bystanders;

  @Option(
      names = "--rooms",
      paramLabel = "N,N",
      split = ",",
      defaultValue = "4,100,1000",
      description = "Rooms that there are (default: ${DEFAULT-VALUE}).")
  private List<Integer> rooms;

  @Option(
      names = "--warmup",
      paramLabel = "TIME",
      defaultValue = "20s",
      description =
          "Talk in each cell beforehand, half of it at five times the rate (default: ${DEFAULT-VALUE}).")
  private String warmup;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "10s",
      description = "What is measured in each round (default: ${DEFAULT-VALUE}).")
  private String duration;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often to measure; the figures are medians (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(names = "--plot", paramLabel = "FILE", description = "Draw the grid into this PNG file.")
  private Path plot;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    ScaleOptions options;
    try {
      options = options();
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage());
    }
    try {
      List<Cell> cells =
          new Grid(options, line -> err.println(Terminal.safe(line)))
              .measure(cell -> out.println(new Gson().toJson(cell.figures())));
      if (options.plot().isPresent()) {
        Plot.draw(options, cells, options.plot().get());
      }
      return cells.stream().allMatch(cell -> BenchReport.clean(cell.figures())) ? 0 : WRONG;
    } catch (LaunchFailure | CrowdFailure failure) {
      err.println(Terminal.safe(failure.getMessage()));
      return NOT_DONE;
    } catch (IOException failure) {
      err.println(Terminal.safe("The plot cannot be written: " + failure.getMessage()));
      return NOT_DONE;
    }
  }

  private ScaleOptions options() {
    check("--server", Files.isRegularFile(server), "a file");
    check("--talkers", talkers >= 1, "at least 1");
    check("--rate", rate > 0 && Double.isFinite(rate), "more than 0");
    check("--bystanders", bystanders.stream().allMatch(count -> count >= 0), "0 or more, each");
    boolean alone = bystanders.stream().allMatch(count -> count == 0);
    check(
        "--rooms",
        rooms.stream().allMatch(count -> count >= (alone ? 1 : 2)),
        "at least 2, each, as bystanders are in other rooms");
    check("--rounds", rounds >= 1, "at least 1");
    return new ScaleOptions(
        server,
        List.copyOf(jvm),
        talkers,
        rate,
        List.copyOf(bystanders),
        List.copyOf(rooms),
        Times.parse(warmup),
        Times.parse(duration),
        rounds,
        Optional.ofNullable(plot));
  }

  private static void check(String option, boolean holds, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException("%s has to be %s.".formatted(option, allowed));
    }
  }
}
