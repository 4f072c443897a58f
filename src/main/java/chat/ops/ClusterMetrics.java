package chat.ops;

import chat.cluster.Peers.Peer;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** The members of the cluster as this node sees them. */
final class ClusterMetrics {
  /** All that a member can have. */
  private static final List<String> STATUSES =
      List.of("joining", "weaklyup", "up", "leaving", "exiting", "down");

  private ClusterMetrics() {}

  static void register(PrometheusRegistry registry, Supplier<List<Peer>> members) {
    GaugeWithCallback.builder()
        .name("grpc_chat_cluster_members")
        .help("Nodes of the cluster, by what this one takes them for.")
        .labelNames("status")
        .callback(
            gauge -> {
              List<Peer> now = members.get();
              STATUSES.forEach(status -> gauge.call(count(now, status), status));
            })
        .register(registry);
    GaugeWithCallback.builder()
        .name("grpc_chat_cluster_unreachable")
        .help("Nodes of the cluster that this one has lost sight of.")
        .callback(
            gauge -> gauge.call(members.get().stream().filter(node -> !node.reachable()).count()))
        .register(registry);
  }

  static void registerCertificate(PrometheusRegistry registry, Supplier<Instant> notAfter) {
    GaugeWithCallback.builder()
        .name("grpc_chat_cluster_certificate_expiry_seconds")
        .help("When the certificate for other nodes expires, in Unix time.")
        .callback(gauge -> gauge.call(notAfter.get().getEpochSecond()))
        .register(registry);
  }

  private static long count(List<Peer> members, String status) {
    return members.stream().filter(node -> node.status().equals(status)).count();
  }
}
