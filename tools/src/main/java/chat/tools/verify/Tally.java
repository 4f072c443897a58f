package chat.tools.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts what happened in a run. For one thread. */
final class Tally {
  private static final long LONGEST_MICROS = Duration.ofHours(1).toNanos() / 1000;

  long sent;
  long acknowledged;
  long delivered;
  long cuts;
  long stalls;
  long resends;
  long kills;
  long rollingRestarts;

  /** What was seen of each server that was cut off. */
  final List<Map<String, Object>> partitions = new ArrayList<>();

  long cutOffs;
  long displaced;
  long streams;
  long resumed;
  long impatient;

  /** Servers whose histories were asked for. */
  long targetsRead;

  /** What streams were told at their end. */
  final Map<String, Long> farewells = new TreeMap<>();

  final Map<String, Long> refused = new TreeMap<>();
  final Map<String, Long> ended = new TreeMap<>();
  private final Histogram latency = new Histogram(LONGEST_MICROS, 3);

  /** How often something was done to the servers. */
  long outages() {
    return kills + rollingRestarts + cutOffs;
  }

  void refused(Enum<?> code) {
    refused.merge(code.name(), 1L, Long::sum);
  }

  void farewell(Enum<?> code) {
    farewells.merge(code.name(), 1L, Long::sum);
  }

  /** A stream ended other than by the bot's own doing. */
  void ended(Enum<?> status) {
    ended.merge(status.name(), 1L, Long::sum);
  }

  /** From writing a message to its first confirmation, time without a connection included. */
  void latency(long nanos) {
    latency.recordValue(Math.min(Math.max(nanos / 1000, 0), LONGEST_MICROS));
  }

  Map<String, Double> latencyMillis() {
    return Map.of(
        "p50", latency.getValueAtPercentile(50) / 1000.0,
        "p99", latency.getValueAtPercentile(99) / 1000.0,
        "max", latency.getMaxValue() / 1000.0);
  }
}
