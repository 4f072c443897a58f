package chat.cluster;

import chat.config.Settings;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;

/** What an actor system needs to be a node of a cluster. */
public final class ClusterConfig {
  private ClusterConfig() {}

  /**
   * The configuration for a node of that cluster.
   *
   * @param system the actor system's name, the same on all nodes
   */
  public static Config of(Settings.Cluster cluster, String system, Config config) {
    List<String> nodes =
        cluster.nodes().stream().map(node -> "akka://%s@%s".formatted(system, node)).toList();
    return ConfigFactory.parseResources(ClusterConfig.class, "node.conf")
        .withFallback(config)
        .withValue("akka.actor.provider", ConfigValueFactory.fromAnyRef("cluster"))
        .withValue(
            "akka.remote.artery.canonical.hostname", ConfigValueFactory.fromAnyRef(cluster.host()))
        .withValue(
            "akka.remote.artery.canonical.port", ConfigValueFactory.fromAnyRef(cluster.port()))
        .withValue("akka.cluster.seed-nodes", ConfigValueFactory.fromIterable(nodes));
  }
}
