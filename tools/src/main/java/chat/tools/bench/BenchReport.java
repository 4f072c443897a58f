package chat.tools.bench;

import chat.tools.Spread;
import chat.tools.crowd.CrowdOptions;
import chat.tools.crowd.CrowdOptions.Mode;
import chat.tools.crowd.Measure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** The figures of a run, in the order of printing. */
public final class BenchReport {
  private static final double KIB = 1 << 10;
  private static final double MIB = 1 << 20;

  private BenchReport() {}

  /** What load was asked for. */
  static Map<String, Object> asked(BenchOptions options) {
    CrowdOptions crowd = options.crowd();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("mode", crowd.mode().name().toLowerCase(Locale.ROOT));
    figures.put("protocol", crowd.protocol().name().toLowerCase(Locale.ROOT));
    figures.put("targets", crowd.targets().stream().flatMap(List::stream).distinct().count());
    figures.put("users", crowd.users());
    figures.put("rooms", crowd.rooms());
    figures.put("bystanders", crowd.bystanders());
    figures.put("connections", crowd.connections());
    figures.put("payload", crowd.payload());
    figures.put("rounds", options.rounds());
    figures.put("seconds", options.duration().toMillis() / 1000.0);
    return figures;
  }

  /** What a server did. */
  public static Map<String, Object> of(Subject subject) {
    Map<String, Object> figures = new LinkedHashMap<>();
    if (subject.options().mode() != Mode.IDLE) {
      figures.put("messages_per_second", median(subject, Round::messagesPerSecond, 1));
      figures.put("deliveries_per_second", median(subject, Round::deliveriesPerSecond, 1));
      figures.put("latency_ms", latency(subject));
    }
    putProcess(figures, subject);
    figures.put("enter_ms", entries(subject.crowd().entries()));
    Measure measure = subject.crowd().measure();
    figures.put("sent", measure.sent());
    figures.put("lost", Math.max(0, measure.missing()));
    figures.put("surplus", Math.max(0, -measure.missing()));
    figures.put("duplicated", measure.duplicated());
    figures.put("reordered", measure.reordered());
    figures.put("failed_bots", subject.crowd().failures().size());
    return figures;
  }

  /** Whether everything was shown to everybody once. */
  public static boolean clean(Map<String, Object> figures) {
    return figures.get("lost").equals(0L)
        && figures.get("surplus").equals(0L)
        && figures.get("duplicated").equals(0L)
        && figures.get("reordered").equals(0L)
        && figures.get("failed_bots").equals(0);
  }

  private static void putProcess(Map<String, Object> figures, Subject subject) {
    Spread perCpu = Spread.of(subject.rounds().stream(), Round::deliveriesPerCpuSecond);
    if (perCpu.known()) {
      figures.put("deliveries_per_cpu_second", perCpu.rounded(0));
    }
    Spread cores = Spread.of(subject.rounds().stream(), Round::cores);
    if (cores.known()) {
      figures.put("cores", cores.rounded(3));
    }
    subject
        .heapBytesPerPerson()
        .ifPresent(bytes -> figures.put("heap_kib_per_person", Spread.rounded(bytes / KIB, 1)));
    subject.mostBytes().ifPresent(bytes -> figures.put("peak_rss_mib", Math.round(bytes / MIB)));
  }

  private static double median(Subject subject, ToDoubleFunction<Round> figure, int digits) {
    return Spread.rounded(Spread.of(subject.rounds().stream(), figure).median(), digits);
  }

  private static Map<String, Double> latency(Subject subject) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (double percentile : new double[] {50, 99, 99.9}) {
      figures.put(
          "p" + (percentile == Math.rint(percentile) ? "%.0f" : "%.1f").formatted(percentile),
          median(subject, round -> round.latencyMillis(percentile), 3));
    }
    return figures;
  }

  private static Map<String, Double> entries(Histogram micros) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("p50", micros.getValueAtPercentile(50) / 1000.0);
    figures.put("p99", micros.getValueAtPercentile(99) / 1000.0);
    figures.put("max", micros.getMaxValue() / 1000.0);
    return figures;
  }

  /** The target's figures divided by the baseline's of the same round. */
  static Map<String, Object> ratio(Subject target, Subject baseline) {
    Map<String, Object> figures = new LinkedHashMap<>();
    putRatio(figures, "deliveries_per_second", target, baseline, Round::deliveriesPerSecond);
    putRatio(figures, "deliveries_per_cpu_second", target, baseline, Round::deliveriesPerCpuSecond);
    putRatio(figures, "p50", target, baseline, round -> round.latencyMillis(50));
    putRatio(figures, "p99", target, baseline, round -> round.latencyMillis(99));
    return figures;
  }

  private static void putRatio(
      Map<String, Object> figures,
      String name,
      Subject target,
      Subject baseline,
      ToDoubleFunction<Round> figure) {
    Spread spread =
        Spread.of(
            IntStream.range(0, target.rounds().size()).boxed(),
            round ->
                figure.applyAsDouble(target.rounds().get(round))
                    / figure.applyAsDouble(baseline.rounds().get(round)));
    if (spread.known()) {
      figures.put(name, spread.rounded(2));
    }
  }
}
