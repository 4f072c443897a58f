package chat.tools.claims;

import chat.tools.Terminal;
import chat.tools.crowd.CrowdFailure;
import chat.tools.launch.LaunchFailure;
import chat.tools.launch.Nodes;
import chat.tools.launch.ServerOptions;
import com.google.common.net.HostAndPort;
import com.google.gson.Gson;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code claims}. */
@Command(
    name = "claims",
    description = "Has many people claim one name at once, at all servers of a chat.",
    sortOptions = false,
    footer = {
      "",
      "The last line of the output is a JSON object.",
      "Exit codes: 0 in each round one has the name and all others were told that it is taken; 1 not so; 2 wrong option, "
          + "or a server does not answer."
    })
public final class ClaimsCommand implements Callable<Integer> {
  private static final int WRONG = 1;
  private static final int NOT_DONE = 2;

  @Spec private CommandSpec spec;

  @Mixin private ServerOptions servers;

  @Option(
      names = "--claims",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "How many people want the name, spread evenly over the servers (default: ${DEFAULT-VALUE}).")
  private int claims;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often, each time another name (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Override
  public Integer call() {
    servers.check();
    check("--claims", claims);
    check("--rounds", rounds);
    PrintWriter err = spec.commandLine().getErr();
    Consumer<String> progress = line -> err.println(Terminal.safe(line));
    try {
      return claim(progress);
    } catch (CrowdFailure | LaunchFailure failure) {
      progress.accept(failure.getMessage());
      return NOT_DONE;
    }
  }

  private int claim(Consumer<String> progress) {
    if (!servers.launches()) {
      return claim(servers.targets(), progress);
    }
    try (Nodes launched = servers.start(progress)) {
      return claim(launched.addresses(), progress);
    }
  }

  private int claim(List<HostAndPort> targets, Consumer<String> progress) {
    try (Claims all = new Claims(targets, claims)) {
      List<Round> done = all.run(rounds, progress);
      spec.commandLine().getOut().println(new Gson().toJson(all.figures(done)));
      return done.stream().allMatch(Round::right) ? 0 : WRONG;
    }
  }

  private void check(String option, int value) {
    if (value < 1) {
      throw new ParameterException(
          spec.commandLine(), "%s is %d, but has to be at least 1.".formatted(option, value));
    }
  }
}
