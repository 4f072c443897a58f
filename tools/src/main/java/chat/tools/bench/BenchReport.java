package chat.tools.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of a load, in the order of printing. */
final class BenchReport {
  private BenchReport() {}

  static Map<String, Object> of(
      BenchOptions options,
      Measure measure,
      double seconds,
      double cpuSeconds,
      List<String> failures) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("messages_per_second", rounded(measure.messages() / seconds));
    figures.put("deliveries_per_second", rounded(measure.deliveries() / seconds));
    figures.put(
        "latency_ms",
        Map.of(
            "p50", measure.latencyMillis(50),
            "p99", measure.latencyMillis(99),
            "p99.9", measure.latencyMillis(99.9)));
    figures.put("lost", Math.max(0, measure.missing()));
    figures.put("surplus", Math.max(0, -measure.missing()));
    figures.put("failed_bots", failures.size());
    figures.put("sent", measure.sent());
    figures.put("users", options.users());
    figures.put("rooms", options.rooms());
    figures.put("protocol", options.protocol().name().toLowerCase(Locale.ROOT));
    figures.put("mode", options.mode().name().toLowerCase(Locale.ROOT));
    figures.put("payload", options.payload());
    figures.put("seconds", rounded(seconds));
    if (Double.isFinite(cpuSeconds)) {
      figures.put("server_cpu_seconds", cpuSeconds);
      figures.put("deliveries_per_cpu_second", rounded(measure.deliveries() / cpuSeconds));
    }
    return figures;
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 10) / 10.0 : 0;
  }
}
