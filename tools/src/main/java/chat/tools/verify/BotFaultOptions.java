package chat.tools.verify;

import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The part of the command line that is about what goes wrong for a bot. */
final class BotFaultOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--cut-interval",
      paramLabel = "S",
      defaultValue = "10",
      description = "Mean seconds between two cuts of one bot (default: ${DEFAULT-VALUE}).")
  private double cutInterval;

  @Option(
      names = "--stall-interval",
      paramLabel = "S",
      defaultValue = "30",
      description = "Mean seconds between two stalls of one bot (default: ${DEFAULT-VALUE}).")
  private double stallInterval;

  @Option(
      names = "--longest-stall",
      paramLabel = "S",
      defaultValue = "10",
      description = "A stall takes up to so many seconds (default: ${DEFAULT-VALUE}).")
  private double longestStall;

  @Option(
      names = "--resend-share",
      paramLabel = "F",
      defaultValue = "0.1",
      description =
          "The share of messages that are sent again, 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double resendShare;

  Duration cutInterval() {
    return seconds("--cut-interval", cutInterval);
  }

  Duration stallInterval() {
    return seconds("--stall-interval", stallInterval);
  }

  Duration longestStall() {
    return seconds("--longest-stall", longestStall);
  }

  double resendShare() {
    if (!(resendShare >= 0 && resendShare <= 1)) {
      throw wrong("--resend-share", resendShare, "0 to 1");
    }
    return resendShare;
  }

  private Duration seconds(String option, double seconds) {
    if (!(seconds > 0 && Double.isFinite(seconds))) {
      throw wrong(option, seconds, "more than 0");
    }
    return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
  }

  private ParameterException wrong(String option, double value, String allowed) {
    return new ParameterException(
        spec.commandLine(), "%s is %s, but has to be %s.".formatted(option, value, allowed));
  }
}
