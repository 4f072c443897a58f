package chat;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import chat.actors.Deployment;
import chat.actors.EndReason;
import chat.actors.Lobby;
import chat.actors.Sessions;
import chat.cluster.Beginning;
import chat.cluster.ClusterConfig;
import chat.cluster.ClusterNode;
import chat.cluster.Headcounts;
import chat.cluster.MajorityWatch;
import chat.cluster.Membership;
import chat.cluster.Peers;
import chat.cluster.Postman;
import chat.cluster.Reporter;
import chat.config.Settings;
import chat.grpc.ServerHealth;
import chat.ops.Census;
import chat.ops.Metrics;
import chat.ops.Nodes;
import chat.store.Journal;
import chat.store.Store;
import chat.store.StoreException;
import com.typesafe.config.Config;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a server has beside the others when it is a node of a cluster. */
final class ClusterPart {
  /** How long a node may wait to be let into its cluster. */
  private static final long JOIN_SECONDS = 60;

  private static final Logger log = LoggerFactory.getLogger(ClusterPart.class);

  private ClusterPart() {}

  /**
   * What the actor system of a node is configured with.
   *
   * @throws StartFailure if it cannot be found out whether others use the database
   */
  static Config config(Settings settings, String system, Config config) {
    Config node = ClusterConfig.of(settings.cluster().orElseThrow(), system, config);
    return Beginning.isUpTo(node) && othersRun(settings.store())
        ? Beginning.leftToOthers(node)
        : node;
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
   * Joins the cluster; this server is a member when this returns.
   *
   * @throws StartFailure if nobody lets it in
   */
  static void join(ActorSystem<?> system) {
    try {
      Membership.begin(system).toCompletableFuture().get(JOIN_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new StartFailure(
          "No node of grpc-chat.cluster.nodes lets this server in. Start one of them, and see that each reaches the others at the host and port that it names. If none runs, start this server again.",
          failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while joining the cluster.", interrupted);
    }
  }

  /** What a member does for the others. */
  static Deployment deployment(
      Spawner actors, Settings settings, ActorRef<Journal.Command> journal) {
    actors.spawn(Postman.create(), Postman.NAME);
    ActorRef<Lobby.RoomChanged> headcounts = actors.spawn(Headcounts.create(), "headcounts");
    return new ClusterNode(actors.system(), settings, Clock.systemUTC(), headcounts, journal);
  }

  /** Lets any node tell the operator of all. */
  static Nodes nodes(Spawner actors, Metrics metrics, ServerHealth health, Census census) {
    Peers peers = new Peers(actors.system());
    metrics.watchCluster(peers::all);
    Nodes nodes = new Nodes(census, health::whyNotServing, peers::all, peers::ask);
    actors.spawn(Reporter.create(nodes::report), Reporter.NAME);
    return nodes;
  }

  /** Sends people to other nodes while this one is cut off from most of them. */
  static void watchMajority(
      Spawner actors, ServerHealth health, ActorRef<Sessions.Command> sessions) {
    actors.spawn(
        MajorityWatch.create(
            actors.system(),
            cutOff -> {
              health.cutOff(cutOff);
              sessions.tell(
                  cutOff ? new Sessions.EndAll(EndReason.CUT_OFF) : Sessions.Reopen.INSTANCE);
            }),
        "majority-watch");
  }
}
