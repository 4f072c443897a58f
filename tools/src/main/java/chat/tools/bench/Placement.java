package chat.tools.bench;

import chat.tools.crowd.Crowd;
import chat.tools.crowd.CrowdOptions;
import chat.tools.launch.Nodes;
import com.google.common.net.HostAndPort;
import java.util.List;
import java.util.function.Consumer;

/** To which node of a cluster people go, with regard to the one that has their room. */
enum Placement {
  /** To all of them in turn. */
  SPREAD,
  /** To that one. */
  HOME,
  /** To all others in turn. */
  AWAY;

  /** A rate that is not used. */
  private static final double SILENT = 1;

  private static final int PAYLOAD = 100;

  /**
   * For each of the first rooms of the list, the nodes that its people go to.
   *
   * @throws chat.tools.crowd.CrowdFailure if somebody who looks for the rooms does not get in
   */
  List<List<HostAndPort>> targets(Nodes nodes, int rooms, Consumer<String> progress) {
    return this == SPREAD
        ? List.of(nodes.addresses())
        : homes(nodes, rooms, progress).stream().map(home -> around(home, nodes)).toList();
  }

  private List<HostAndPort> around(HostAndPort home, Nodes nodes) {
    return nodes.addresses().stream().filter(node -> node.equals(home) == (this == HOME)).toList();
  }

  /** A room has a node when somebody came in. */
  private static List<HostAndPort> homes(Nodes nodes, int rooms, Consumer<String> progress) {
    CrowdOptions scouts =
        CrowdOptions.atRate(nodes.addresses().get(0), rooms, rooms, SILENT, PAYLOAD);
    try (Crowd crowd = new Crowd(scouts, progress)) {
      crowd.enter();
      List<HostAndPort> homes =
          crowd.roomIds().stream()
              .map(nodes::having)
              .map(node -> nodes.addresses().get(node))
              .toList();
      crowd.leave();
      return homes;
    }
  }
}
