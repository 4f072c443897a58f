package chat.ops;

import chat.transport.TransportCounters;
import chat.transport.TransportEvent;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.LongSupplier;

/** What the transport has counted, read when somebody asks. */
final class TransportMetrics {
  private TransportMetrics() {}

  static void register(PrometheusRegistry registry, TransportCounters counters) {
    CounterWithCallback.builder()
        .name("grpc_chat_transport_events_total")
        .help("What happened to connections and streams, refusals included.")
        .labelNames("event")
        .callback(
            counter ->
                counters
                    .snapshot()
                    .forEach((event, count) -> counter.call(count, EnumCounter.label(event))))
        .register(registry);
    open(
        registry,
        "grpc_chat_connections",
        "Connections that are open.",
        () ->
            difference(
                counters, TransportEvent.CONNECTION_OPENED, TransportEvent.CONNECTION_CLOSED));
    open(
        registry,
        "grpc_chat_streams",
        "Requests that are open.",
        () -> difference(counters, TransportEvent.STREAM_OPENED, TransportEvent.STREAM_CLOSED));
  }

  private static void open(
      PrometheusRegistry registry, String name, String help, LongSupplier number) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(gauge -> gauge.call(number.getAsLong()))
        .register(registry);
  }

  /** Never negative: what closes after the first look was open at the second. */
  private static long difference(
      TransportCounters counters, TransportEvent opened, TransportEvent closed) {
    long gone = counters.get(closed);
    return counters.get(opened) - gone;
  }
}
