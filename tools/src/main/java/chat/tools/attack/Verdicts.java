package chat.tools.attack;

import chat.tools.attack.Readings.After;
import chat.tools.attack.Readings.Before;
import chat.tools.attack.Readings.During;
import chat.tools.crowd.Measure.Window;
import chat.tools.process.Memory;
import chat.tools.process.Metrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Judges what was read around an attack. */
final class Verdicts {
  /** So many files may be open that were not before: of a store at work, for example. */
  static final int FILES_MORE = 16;

  private static final double MIB = 1 << 20;

  /** What the crowd itself takes varies by so much. */
  private static final double IDLE_FACTOR = 1.5;

  private static final double IDLE_CORES = 0.2;

  private Verdicts() {}

  static Verdict of(AttackOptions options, Attack attack, Tally tally, Readings readings) {
    List<Check> checks = new ArrayList<>();
    readings.during().failure().ifPresent(why -> checks.add(brokenOff(why)));
    checks.addAll(attack.judge(tally));
    checks.addAll(ofServer(attack, readings));
    checks.addAll(ofCrowd(options, readings));
    return new Verdict(attack.name(), checks, figures(tally, readings));
  }

  private static Check brokenOff(String why) {
    return new Check("the attack could be made", why, "no failure of its own", false);
  }

  private static List<Check> ofServer(Attack attack, Readings readings) {
    Before before = readings.before();
    After after = readings.after();
    List<Check> checks = new ArrayList<>();
    checks.add(
        Check.that("the server lives", after.alive(), after.alive() ? "alive" : "gone", "alive"));
    growth(readings)
        .ifPresent(
            bytes ->
                checks.add(
                    Check.atMost(
                        "memory growth", bytes / MIB, attack.memoryBytes() / MIB, " MiB")));
    checks.add(
        Check.atMost(
            "processors two seconds after the end",
            after.cores(),
            before.cores() * IDLE_FACTOR + IDLE_CORES,
            ""));
    checks.add(
        Check.atMost(
            "open files after the end", after.openFiles(), before.openFiles() + FILES_MORE, ""));
    return checks;
  }

  private static List<Check> ofCrowd(AttackOptions options, Readings readings) {
    After after = readings.after();
    return List.of(
        Check.atMost("lost by the crowd", Math.max(0, after.missing()), 0, ""),
        Check.atMost("shown twice to the crowd", Math.max(0, -after.missing()), 0, ""),
        Check.atMost("people of the crowd put off", after.failures().size(), 0, ""),
        Check.atMost(
            "the crowd's p99",
            readings.during().crowd().latencyMillis(99),
            options.mostP99Millis(),
            " ms"));
  }

  /** The most that heap and other memory together grew by; empty if they could not be read. */
  private static Optional<Long> growth(Readings readings) {
    Optional<Memory> before = readings.before().memory();
    Optional<Memory> held = readings.during().memory();
    Optional<Memory> after = readings.after().memory();
    if (before.isEmpty() || (held.isEmpty() && after.isEmpty())) {
      return Optional.empty();
    }
    long most =
        Math.max(
            held.map(memory -> memory.growthSince(before.get())).orElse(0L),
            after.map(memory -> memory.growthSince(before.get())).orElse(0L));
    return Optional.of(most);
  }

  private static Map<String, Object> figures(Tally tally, Readings readings) {
    Before before = readings.before();
    During during = readings.during();
    After after = readings.after();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("sent", tally.sent());
    figures.put("got", tally.got());
    tally.first().ifPresent(closing -> figures.put("first_closed", closing));
    figures.put("slowest_close_ms", rounded(tally.slowestMillis()));
    figures.put("notes", tally.notes());
    figures.put(
        "crowd",
        Map.of(
            "before_ms", latency(before.crowd()),
            "during_ms", latency(during.crowd()),
            "lost", Math.max(0, after.missing()),
            "surplus", Math.max(0, -after.missing()),
            "failed_bots", after.failures().size()));
    figures.put(
        "rss_mib",
        Map.of(
            "before", mib(before.residentBytes()),
            "peak", mib(during.mostResidentBytes()),
            "after", mib(after.residentBytes())));
    figures.put("live_heap_mib", memory(readings, Memory::heapBytes));
    figures.put("outside_heap_mib", memory(readings, Memory::outsideBytes));
    growth(readings).ifPresent(bytes -> figures.put("growth_mib", mib(bytes)));
    figures.put(
        "cpu",
        Map.of(
            "cores_before", rounded(before.cores()),
            "seconds_during", rounded(during.cpuSeconds()),
            "seconds_within_two_after", rounded(after.cpuSeconds()),
            "cores_then", rounded(after.cores())));
    figures.put("open_files", Map.of("before", before.openFiles(), "after", after.openFiles()));
    figures.put("seconds", rounded(during.seconds()));
    figures.put("counters", Metrics.moved(before.counters(), after.counters()));
    return figures;
  }

  private static Map<String, Object> latency(Window window) {
    return Map.of("p50", window.latencyMillis(50), "p99", window.latencyMillis(99));
  }

  private static Map<String, Object> memory(Readings readings, ToLongFunction<Memory> part) {
    Map<String, Object> figures = new LinkedHashMap<>();
    readings.before().memory().ifPresent(m -> figures.put("before", mib(part.applyAsLong(m))));
    readings.during().memory().ifPresent(m -> figures.put("held", mib(part.applyAsLong(m))));
    readings.after().memory().ifPresent(m -> figures.put("after", mib(part.applyAsLong(m))));
    return figures;
  }

  private static double mib(long bytes) {
    return rounded(bytes / MIB);
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 100) / 100.0 : 0;
  }
}
