package chat;

import akka.actor.setup.ActorSystemSetup;
import akka.actor.typed.ActorSystem;
import akka.remote.artery.tcp.SSLEngineProviderSetup;
import chat.cluster.Beginning;
import chat.cluster.ClusterConfig;
import chat.cluster.Membership;
import chat.cluster.NodeEncryption;
import chat.config.Settings;
import chat.config.Settings.Cluster;
import chat.config.Settings.Discovery;
import chat.config.Settings.FoundNodes;
import chat.config.Settings.NodeTls;
import chat.store.Store;
import chat.store.StoreException;
import chat.transport.TlsException;
import com.typesafe.config.Config;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a server that is one of several does at its start; nothing if it is alone. */
final class Clustering {
  /** How long a node may wait to be let into its cluster. */
  private static final long JOIN_SECONDS = 60;

  private static final Logger log = LoggerFactory.getLogger(Clustering.class);

  private Clustering() {}

  /**
   * The configuration of the actor system of that name.
   *
   * @throws StartFailure if it cannot be found out whether others use the database
   */
  static Config config(Settings settings, String system, Config config) {
    return settings
        .cluster()
        .map(cluster -> ClusterConfig.of(cluster, system, config))
        .map(node -> beginning(node, settings.store()))
        .orElse(config);
  }

  private static Config beginning(Config node, Settings.Store store) {
    return Beginning.isUpTo(node) && othersRun(store) ? Beginning.leftToOthers(node) : node;
  }

  /** Nodes have the store open while they are members, also those that this one cannot see. */
  private static boolean othersRun(Settings.Store store) {
    try {
      boolean run = Store.isOpenElsewhere(store);
      if (run) {
        log.info("other servers use the database, so this one waits for them to let it in");
      }
      return run;
    } catch (StoreException failure) {
      throw new StartFailure(failure.getMessage(), failure);
    }
  }

  /**
   * What nodes encrypt with what they say to one another; empty if they do not.
   *
   * @throws StartFailure if a file for it cannot be used
   */
  static Optional<NodeEncryption> encryption(Optional<Cluster> cluster) {
    return cluster.flatMap(Cluster::tls).map(Clustering::open);
  }

  /** What the actor system is set up with. */
  static ActorSystemSetup setup(Optional<NodeEncryption> encryption) {
    ActorSystemSetup setup = ActorSystemSetup.empty();
    return encryption
        .map(nodes -> setup.withSetup(SSLEngineProviderSetup.create(system -> nodes)))
        .orElse(setup);
  }

  private static NodeEncryption open(NodeTls files) {
    try {
      return NodeEncryption.open(files);
    } catch (TlsException failure) {
      throw new StartFailure("grpc-chat.cluster.tls: " + failure.getMessage(), failure);
    }
  }

  /**
   * Returns when the node is a member.
   *
   * @throws StartFailure if it is not let in, or cannot listen where it would be found
   */
  static void join(ActorSystem<?> system, Cluster cluster) {
    try {
      Membership.begin(system, cluster.discovery())
          .toCompletableFuture()
          .get(JOIN_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException failure) {
      throw new StartFailure(whyNot(cluster.discovery()), failure);
    } catch (ExecutionException failure) {
      throw StartFailure.cannotListenForNodes(cluster, failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while joining the cluster.", interrupted);
    }
  }

  private static String whyNot(Discovery discovery) {
    return discovery instanceof FoundNodes found
        ? "No other node lets this server in, and fewer than %d found one another to begin a cluster. See that grpc-chat.cluster.service leads to all nodes, that each is found there under its grpc-chat.cluster.host, and that each reaches the others at that host."
            .formatted(found.nodesToBegin())
        : "No node of grpc-chat.cluster.nodes lets this server in. Start one of them, and see that each reaches the others at the host and port that it names, with the same grpc-chat.cluster.tls. If none runs, start this server again.";
  }
}
