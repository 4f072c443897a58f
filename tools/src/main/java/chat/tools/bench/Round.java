package chat.tools.bench;

import chat.tools.crowd.Measure.Window;

/**
 * What was measured once.
 *
 * @param cpuSeconds of the server; NaN if they are not known
 */
public record Round(Window window, double seconds, double cpuSeconds) {
  public double messagesPerSecond() {
    return window.messages() / seconds;
  }

  public double deliveriesPerSecond() {
    return window.deliveries() / seconds;
  }

  public double deliveriesPerCpuSecond() {
    return window.deliveries() / cpuSeconds;
  }

  /** The server's processor time for a message shown to one person, in microseconds. */
  public double microsPerDelivery() {
    return 1e6 * cpuSeconds / window.deliveries();
  }

  public double cores() {
    return cpuSeconds / seconds;
  }

  public double latencyMillis(double percentile) {
    return window.latencyMillis(percentile);
  }

  public String summary() {
    return "%.0f deliveries/s, %.0f per CPU second, p50 %.2f ms, p99 %.2f ms"
        .formatted(
            deliveriesPerSecond(), deliveriesPerCpuSecond(), latencyMillis(50), latencyMillis(99));
  }
}
