package chat.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;

/**
 * Who begins a cluster: the first of the list, if no other node answers it. One that was cut off
 * and is started again must not, as the others go on where it cannot see them.
 */
public final class Beginning {
  private static final String NODES = "akka.cluster.seed-nodes";

  private Beginning() {}

  /**
   * Whether a node of this configuration begins when nobody answers.
   *
   * @param node as {@link ClusterConfig} makes it
   */
  public static boolean isUpTo(Config node) {
    List<String> nodes = node.getStringList(NODES);
    return !nodes.isEmpty() && nodes.get(0).endsWith(self(node));
  }

  /** The same node, which waits to be let in. */
  public static Config leftToOthers(Config node) {
    List<String> others =
        node.getStringList(NODES).stream().filter(other -> !other.endsWith(self(node))).toList();
    return node.withValue(NODES, ConfigValueFactory.fromIterable(others));
  }

  private static String self(Config node) {
    return "@%s:%d"
        .formatted(
            node.getString("akka.remote.artery.canonical.hostname"),
            node.getInt("akka.remote.artery.canonical.port"));
  }
}
