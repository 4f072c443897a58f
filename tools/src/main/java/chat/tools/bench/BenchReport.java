package chat.tools.bench;

import chat.tools.crowd.Crowd;
import chat.tools.crowd.CrowdOptions;
import chat.tools.crowd.Measure;
import chat.tools.crowd.Measure.Window;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The figures of a load, in the order of printing. */
final class BenchReport {
  private BenchReport() {}

  static Map<String, Object> of(
      BenchOptions options, Crowd crowd, Window window, double seconds, double cpuSeconds) {
    CrowdOptions asked = options.crowd();
    Measure measure = crowd.measure();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("messages_per_second", rounded(window.messages() / seconds));
    figures.put("deliveries_per_second", rounded(window.deliveries() / seconds));
    figures.put(
        "latency_ms",
        Map.of(
            "p50", window.latencyMillis(50),
            "p99", window.latencyMillis(99),
            "p99.9", window.latencyMillis(99.9)));
    figures.put("lost", Math.max(0, measure.missing()));
    figures.put("surplus", Math.max(0, -measure.missing()));
    figures.put("failed_bots", crowd.failures().size());
    figures.put("sent", measure.sent());
    figures.put("users", asked.users());
    figures.put("rooms", asked.rooms());
    figures.put("protocol", asked.protocol().name().toLowerCase(Locale.ROOT));
    figures.put("mode", asked.mode().name().toLowerCase(Locale.ROOT));
    figures.put("payload", asked.payload());
    figures.put("seconds", rounded(seconds));
    if (Double.isFinite(cpuSeconds)) {
      figures.put("server_cpu_seconds", cpuSeconds);
      figures.put("deliveries_per_cpu_second", rounded(window.deliveries() / cpuSeconds));
    }
    return figures;
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 10) / 10.0 : 0;
  }
}
