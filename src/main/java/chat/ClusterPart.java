package chat;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import chat.actors.Deployment;
import chat.actors.EndReason;
import chat.actors.Lobby;
import chat.actors.Sessions;
import chat.cluster.ClusterNode;
import chat.cluster.Headcounts;
import chat.cluster.MajorityWatch;
import chat.cluster.NodeEncryption;
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

/** What a server has beside the others when it is a node of a cluster. */
final class ClusterPart {
  private ClusterPart() {}

  /** What a member does for the others. */
  static Deployment deployment(
      Spawner actors, Settings settings, ActorRef<Journal.Command> journal) {
    actors.spawn(Postman.create(), Postman.NAME);
    ActorRef<Lobby.RoomChanged> headcounts =
        actors.spawn(Headcounts.create(Clock.systemUTC()), "headcounts");
    return new ClusterNode(actors.system(), settings, Clock.systemUTC(), headcounts, journal);
  }

  /** Takes new files, and lets the operator see in time when the certificate ends. */
  static void watchCertificate(NodeEncryption nodes, ActorSystem<?> system, Metrics metrics) {
    nodes.watch(system);
    metrics.watchNodeCertificate(() -> nodes.certificate().notAfter());
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
