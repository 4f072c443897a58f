package chat;

import akka.actor.typed.ActorRef;
import chat.actors.Deployment;
import chat.actors.EndReason;
import chat.actors.Lobby;
import chat.actors.Sessions;
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
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a server has beside the others when it is a node of a cluster. */
final class ClusterPart {
  /** How long a node may wait to be let into its cluster. */
  private static final long JOIN_SECONDS = 60;

  private ClusterPart() {}

  /**
   * Joins the cluster; the node takes part when this returns.
   *
   * @throws StartFailure if nobody lets it in
   */
  static Deployment join(Spawner actors, Settings settings, ActorRef<Journal.Command> journal) {
    actors.spawn(Postman.create(), Postman.NAME);
    ActorRef<Lobby.RoomChanged> headcounts = actors.spawn(Headcounts.create(), "headcounts");
    try {
      Membership.begin(actors.system()).toCompletableFuture().get(JOIN_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new StartFailure(
          "No node of grpc-chat.cluster.nodes lets this server in. Start one of them, and see that each reaches the others at the host and port that it names.",
          failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while joining the cluster.", interrupted);
    }
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
