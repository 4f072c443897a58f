package chat.ops;

import chat.store.StoreProblem;
import chat.store.WriteObserver;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What is said of the store. */
final class StoreMetrics implements WriteObserver {
  /** From memory and fast disks to disks that people wait for. */
  private static final double[] SECONDS = {
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5
  };

  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final PrometheusRegistry registry;
  private final Counter messages;
  private final EnumCounter<StoreProblem> failures;
  private final Histogram writes;

  StoreMetrics(PrometheusRegistry registry) {
    this.registry = registry;
    messages =
        Counter.builder()
            .name("grpc_chat_messages_total")
            .help("Messages that were stored.")
            .register(registry);
    failures =
        new EnumCounter<>(
            registry,
            "grpc_chat_store_write_failures_total",
            "Transactions of messages that failed, by the problem.",
            "problem",
            StoreProblem.class);
    writes =
        Histogram.builder()
            .name("grpc_chat_store_write_seconds")
            .help("How long a transaction of messages took, failed ones left out.")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);
  }

  @Override
  public void written(int newMessages, Duration took) {
    messages.inc(newMessages);
    writes.observe(took.toNanos() / NANOS_PER_SECOND);
  }

  @Override
  public void failed(StoreProblem problem) {
    failures.count(problem);
  }

  void watch(BooleanSupplier works) {
    GaugeWithCallback.builder()
        .name("grpc_chat_store_healthy")
        .help("Whether messages can be stored: 1 or 0.")
        .callback(gauge -> gauge.call(works.getAsBoolean() ? 1 : 0))
        .register(registry);
  }
}
