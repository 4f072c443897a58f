package chat.ops;

import chat.cluster.NodeReport;
import chat.cluster.NodeReport.OpenRoom;
import chat.cluster.Peers.Peer;
import java.util.List;
import java.util.Optional;

/**
 * A node as its operator sees it; {@code docs/operating.md} has the JSON. What it tells of itself
 * is empty if it does not answer.
 *
 * @param node {@code HOST:PORT}
 * @param status of the member, in Akka's words
 * @param reachable whether the node that was asked hears it
 * @param self whether it is the node that was asked
 * @param notServing why it does not serve; empty while it does
 * @param sessions also those of people who are away
 * @param visits streams of the older contract
 * @param rooms those that live on it, with the people of all nodes
 */
record NodeView(
    String node,
    String status,
    boolean reachable,
    boolean self,
    boolean answers,
    String notServing,
    int sessions,
    int visits,
    List<OpenRoom> rooms) {

  static NodeView of(Peer peer, Optional<NodeReport> report) {
    return new NodeView(
        peer.name(),
        peer.status(),
        peer.reachable(),
        peer.self(),
        report.isPresent(),
        report.map(NodeReport::notServing).orElse(""),
        report.map(NodeReport::sessions).orElse(0),
        report.map(NodeReport::visits).orElse(0),
        report.map(NodeReport::rooms).orElse(List.of()));
  }
}
