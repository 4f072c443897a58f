package chat.tools.verify;

import chat.tools.launch.ServerOptions;
import chat.tools.launch.Staging;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The part of the command line that is about what is done to launched servers. */
final class NodeOptions {
  private static final int MOST_SECONDS = 3600;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--longest-down",
      paramLabel = "S",
      defaultValue = "5",
      description =
          "With kill and busiest, a server is started again after up to so many seconds (default: ${DEFAULT-VALUE}).")
  private double longestDown;

  @Option(
      names = "--outage",
      paramLabel = "S",
      defaultValue = "60",
      description =
          "With partition and isolation, a server is cut off for so many seconds (default: ${DEFAULT-VALUE}).")
  private double outage;

  @Option(
      names = "--refuses-within",
      paramLabel = "S",
      defaultValue = "25",
      description =
          "After so many seconds of partition a server must refuse people, of isolation end itself (default: ${DEFAULT-VALUE}).")
  private double refusesWithin;

  @Option(
      names = "--link",
      paramLabel = "NETEM",
      description =
          "With partition and isolation, what the links between the servers are like, in the words of tc's netem, such as "
              + "\"delay 20ms 5ms loss 0.1%%\".")
  private String link;

  @Option(
      names = "--upgrade-to",
      paramLabel = "JAR",
      description = "A launched server that is started again is this packaged server instead.")
  private Path upgrade;

  Duration longestDown() {
    return seconds(longestDown);
  }

  Duration outage() {
    return seconds(outage);
  }

  Duration refusesWithin() {
    return seconds(refusesWithin);
  }

  Staging staging(FaultOptions faults) {
    boolean apart = faults.any(Fault::isOfNetwork);
    return new Staging(apart, Optional.ofNullable(link), Optional.ofNullable(upgrade));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  void check(FaultOptions faults, ServerOptions servers) {
    if (!servers.launches() && (faults.any(Fault::isOfNodes) || upgrade != null)) {
      throw wrong("--upgrade-to, and faults of launched servers such as kill, need --server.");
    }
    if (faults.any(Fault::isOfSeveral) && !servers.several()) {
      throw wrong("The faults busiest, partition and isolation need --nodes of at least 2.");
    }
    if (servers.launches() && faults.kill().isPresent()) {
      throw wrong("With --server the fault kill takes no command.");
    }
    if (link != null && !faults.any(Fault::isOfNetwork)) {
      throw wrong("--link needs the fault partition or isolation.");
    }
    if (upgrade != null && !Files.isRegularFile(upgrade)) {
      throw wrong("--upgrade-to has to be a file.");
    }
    check("--longest-down", longestDown, 0);
    check("--outage", outage, 1);
    check("--refuses-within", refusesWithin, 0);
  }

  private void check(String option, double seconds, int least) {
    if (!(seconds >= least && seconds <= MOST_SECONDS)) {
      throw wrong("%s has to be %d to %d.".formatted(option, least, MOST_SECONDS));
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
