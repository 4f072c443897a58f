package chat.tools.attack;

import chat.tools.crowd.Measure.Window;
import chat.tools.process.Memory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is read of server and crowd around one attack. */
record Readings(Before before, During during, After after) {
  /**
   * @param cores processors that the server takes while only the crowd talks
   */
  record Before(
      Optional<Memory> memory,
      long openFiles,
      long residentBytes,
      double cores,
      Window crowd,
      Map<String, Double> counters) {}

  /**
   * @param memory right before the attack ends
   * @param failure why the attack itself broke off, if it did
   */
  record During(
      double seconds,
      double cpuSeconds,
      Window crowd,
      long mostResidentBytes,
      Optional<Memory> memory,
      Optional<String> failure) {}

  /**
   * @param cpuSeconds within two seconds after the end
   * @param cores processors that the server takes after those
   * @param missing what the crowd was not shown; negative for what it was shown twice
   * @param failures of the crowd's people
   */
  record After(
      boolean alive,
      double cpuSeconds,
      double cores,
      Optional<Memory> memory,
      long openFiles,
      long residentBytes,
      long missing,
      List<String> failures,
      Map<String, Double> counters) {}
}
