package chat.tools.verify;

import java.util.Optional;

/**
 * Which faults to inject.
 *
 * @param killNode launched servers are killed and started again
 * @param rolling launched servers are restarted in order, one after the other
 * @param kill the shell command that kills and restarts the server
 */
record FaultOptions(
    boolean cut,
    boolean stall,
    boolean resend,
    boolean killNode,
    boolean rolling,
    Optional<String> kill) {
  private static final String KILL = "kill=";

  /**
   * Reads {@code cut,stall,resend,kill,rolling,kill=COMMAND} or a part of it; the command takes the
   * rest of the text, commas included.
   *
   * @throws IllegalArgumentException if there is something else in it; the message is for people
   */
  static FaultOptions parse(String text) {
    int at = text.startsWith(KILL) ? 0 : text.indexOf("," + KILL) + 1;
    boolean kills = text.startsWith(KILL, at);
    Optional<String> command =
        kills ? Optional.of(text.substring(at + KILL.length())) : Optional.empty();
    command.filter(String::isBlank).ifPresent(blank -> unknown("kill= without a command"));
    boolean cut = false;
    boolean stall = false;
    boolean resend = false;
    boolean killNode = false;
    boolean rolling = false;
    for (String fault : (kills ? text.substring(0, at) : text).split(",")) {
      switch (fault.trim()) {
        case "cut" -> cut = true;
        case "stall" -> stall = true;
        case "resend" -> resend = true;
        case "kill" -> killNode = true;
        case "rolling" -> rolling = true;
        case "", "none" -> {}
        default -> unknown(fault);
      }
    }
    return new FaultOptions(cut, stall, resend, killNode, rolling, command);
  }

  /** Whether it needs servers that are launched here. */
  boolean needsNodes() {
    return killNode || rolling;
  }

  private static void unknown(String fault) {
    throw new IllegalArgumentException(
        "\"%s\" is no fault; there are cut, stall, resend, kill, rolling, kill=COMMAND (last), or none"
            .formatted(fault));
  }
}
