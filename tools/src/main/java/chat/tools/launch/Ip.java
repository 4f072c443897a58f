package chat.tools.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code ip} of iproute2. */
final class Ip {
  private Ip() {}

  /**
   * What it says, line by line.
   *
   * @throws LaunchFailure if it fails
   */
  static List<String> run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw failure("\"%s\" says: %s".formatted(String.join(" ", command), output));
      }
      return output.lines().toList();
    } catch (IOException noProgram) {
      throw failure(noProgram.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw failure("interrupted");
    }
  }

  /** For what may be gone already. */
  static void tryToRun(String... arguments) {
    try {
      run(arguments);
    } catch (LaunchFailure gone) {
      // Then there is nothing to do.
    }
  }

  private static LaunchFailure failure(String why) {
    return new LaunchFailure(
        "There is no network for the nodes; it needs Linux, root and the package iproute2. " + why);
  }
}
