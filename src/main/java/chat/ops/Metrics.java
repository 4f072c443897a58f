package chat.ops;

import chat.actors.Delay;
import chat.actors.Denial;
import chat.actors.EndReason;
import chat.actors.RefusalReason;
import chat.cluster.Peers.Peer;
import chat.store.WriteObserver;
import chat.transport.TransportCounters;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What a server counts about itself. The names are stable, and documented in {@code
 * docs/operating.md}. Safe for any thread; to count costs an addition.
 */
public final class Metrics {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final EnumCounter<RefusalReason> refusals =
      new EnumCounter<>(
          registry,
          "grpc_chat_refusals_total",
          "What clients were told is not done, by the code they were told.",
          "code",
          RefusalReason.class);
  private final EnumCounter<EndReason> ends =
      new EnumCounter<>(
          registry,
          "grpc_chat_ends_total",
          "Streams that the server ended, by the code their clients were told.",
          "code",
          EndReason.class);
  private final EnumCounter<CallProblem> problems =
      new EnumCounter<>(
          registry,
          "grpc_chat_statuses_total",
          "Calls that were answered with an error status, by the reason.",
          "reason",
          CallProblem.class);
  private final Counter slowDowns =
      Counter.builder()
          .name("grpc_chat_slow_downs_total")
          .help("How often somebody was told to slow down.")
          .register(registry);
  private final StoreMetrics store = new StoreMetrics(registry);
  private final PeopleMetrics people = new PeopleMetrics(registry);

  /** Nothing counted yet. */
  public Metrics() {
    PlatformMetrics.register(registry);
  }

  /** A client was told this; counts if it is a denial or a delay. */
  public void told(Object event) {
    if (event instanceof Denial denial) {
      refused(denial.reason());
    } else if (event instanceof Delay) {
      slowDowns.inc();
    }
  }

  /** A client was told that something is not done. */
  public void refused(RefusalReason reason) {
    refusals.count(reason);
  }

  /** The server ended a stream. */
  public void ended(EndReason reason) {
    ends.count(reason);
  }

  /** A call was answered with an error status. */
  public void callFailed(CallProblem problem) {
    problems.count(problem);
  }

  /** Is to be told of what is written to the store. */
  public WriteObserver store() {
    return store;
  }

  /** Shows from now on whether messages can be stored, asked at each scrape. Once. */
  public void watchStore(BooleanSupplier works) {
    store.watch(works);
  }

  /** Shows the transport's counts from now on, read at each scrape. Once. */
  public void watchTransport(TransportCounters counters) {
    TransportMetrics.register(registry, counters);
  }

  /**
   * Shows when the TLS certificate expires, asked at each scrape. Once.
   *
   * @param notAfter nothing is shown while it is empty
   */
  public void watchCertificate(Supplier<Optional<Instant>> notAfter) {
    GaugeWithCallback.builder()
        .name("grpc_chat_tls_certificate_expiry_seconds")
        .help("When the TLS certificate expires, in Unix time.")
        .callback(gauge -> notAfter.get().ifPresent(at -> gauge.call(at.getEpochSecond())))
        .register(registry);
  }

  /** Shows when the certificate for other nodes expires, asked at each scrape. Once. */
  public void watchNodeCertificate(Supplier<Instant> notAfter) {
    ClusterMetrics.registerCertificate(registry, notAfter);
  }

  /** Shows the members of the cluster from now on, read at each scrape. Once. */
  public void watchCluster(Supplier<List<Peer>> members) {
    ClusterMetrics.register(registry, members);
  }

  PeopleMetrics people() {
    return people;
  }

  PrometheusRegistry registry() {
    return registry;
  }
}
