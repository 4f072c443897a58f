package chat.tools.verify;

import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The part of the command line that is about what is done to launched servers. */
final class NodeOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--longest-down",
      paramLabel = "S",
      defaultValue = "5",
      description =
          "With kill, a server is started again after up to so many seconds (default: ${DEFAULT-VALUE}).")
  private double longestDown;

  Duration longestDown() {
    return Duration.ofMillis(Math.round(longestDown * 1000));
  }

  void check(FaultOptions faults, boolean launches) {
    if (!launches && faults.needsNodes()) {
      throw wrong("The faults kill and rolling need --server.");
    }
    if (launches && faults.kill().isPresent()) {
      throw wrong("With --server the fault kill takes no command.");
    }
    if (!(longestDown >= 0 && longestDown <= 3600)) {
      throw wrong("--longest-down has to be 0 to 3600.");
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
