package chat.tools.bench;

import chat.tools.crowd.Measure.Window;

/**
 * What was measured once.
 *
 * @param cpuSeconds of the server; NaN if they are not known
 */
record Round(Window window, double seconds, double cpuSeconds) {
  double messagesPerSecond() {
    return window.messages() / seconds;
  }

  double deliveriesPerSecond() {
    return window.deliveries() / seconds;
  }

  double deliveriesPerCpuSecond() {
    return window.deliveries() / cpuSeconds;
  }

  double cores() {
    return cpuSeconds / seconds;
  }

  double latencyMillis(double percentile) {
    return window.latencyMillis(percentile);
  }

  String summary() {
    return "%.0f deliveries/s, %.0f per CPU second, p50 %.2f ms, p99 %.2f ms"
        .formatted(
            deliveriesPerSecond(), deliveriesPerCpuSecond(), latencyMillis(50), latencyMillis(99));
  }
}
