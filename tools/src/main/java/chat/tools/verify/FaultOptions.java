package chat.tools.verify;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which faults to inject.
 *
 * @param kill the shell command that kills and restarts the server
 */
record FaultOptions(Set<Fault> faults, Optional<String> kill) {
  private static final String KILL = "kill=";
  private static final List<String> NOTHING = List.of("", "none");

  /**
   * Reads the names of faults, with commas between them, and {@code kill=COMMAND}; the command
   * takes the rest of the text, commas included.
   *
   * @throws IllegalArgumentException if there is something else in it; the message is for people
   */
  static FaultOptions parse(String text) {
    int at = text.startsWith(KILL) ? 0 : text.indexOf("," + KILL) + 1;
    boolean kills = text.startsWith(KILL, at);
    Optional<String> command =
        kills ? Optional.of(text.substring(at + KILL.length())) : Optional.empty();
    if (command.filter(String::isBlank).isPresent()) {
      throw unknown("kill= without a command");
    }
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    Stream.of((kills ? text.substring(0, at) : text).split(","))
        .map(String::trim)
        .filter(name -> !NOTHING.contains(name))
        .forEach(name -> faults.add(Fault.named(name).orElseThrow(() -> unknown(name))));
    return new FaultOptions(faults, command);
  }

  boolean has(Fault fault) {
    return faults.contains(fault);
  }

  boolean any(Predicate<Fault> kind) {
    return faults.stream().anyMatch(kind);
  }

  private static IllegalArgumentException unknown(String fault) {
    String known =
        Stream.of(Fault.values())
            .map(one -> one.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return new IllegalArgumentException(
        "\"%s\" is no fault; there are %s, kill=COMMAND (last), or none".formatted(fault, known));
  }
}
