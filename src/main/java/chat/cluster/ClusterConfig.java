package chat.cluster;

import chat.config.Settings.Cluster;
import chat.config.Settings.FoundNodes;
import chat.config.Settings.ListedNodes;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an actor system needs to be a node of a cluster. */
public final class ClusterConfig {
  private ClusterConfig() {}

  /**
   * The configuration for a node of that cluster.
   *
   * @param system the actor system's name, the same on all nodes
   */
  public static Config of(Cluster cluster, String system, Config config) {
    Map<String, Object> node = new HashMap<>();
    node.put("akka.actor.provider", "cluster");
    node.put("akka.remote.artery.canonical.hostname", cluster.host());
    node.put("akka.remote.artery.canonical.port", cluster.port());
    node.put("akka.remote.artery.transport", cluster.tls().isPresent() ? "tls-tcp" : "tcp");
    if (cluster.discovery() instanceof ListedNodes listed) {
      node.put("akka.cluster.seed-nodes", seeds(listed, system));
    } else if (cluster.discovery() instanceof FoundNodes found) {
      node.putAll(Bootstrap.config(found, cluster.host()));
    }
    return ConfigFactory.parseMap(node)
        .withFallback(ConfigFactory.parseResources(ClusterConfig.class, "node.conf"))
        .withFallback(config);
  }

  private static List<String> seeds(ListedNodes listed, String system) {
    return listed.nodes().stream().map(node -> "akka://%s@%s".formatted(system, node)).toList();
  }
}
