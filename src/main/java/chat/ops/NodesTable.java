package chat.ops;

import chat.cluster.NodeReport.OpenRoom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All nodes and rooms for people to read. */
public final class NodesTable {
  private NodesTable() {}

  /**
   * The nodes, then the rooms that are open on any of them.
   *
   * @param json what {@link OpsClient#nodes} answers
   */
  public static String of(String json) throws OpsFailure {
    List<NodeView> nodes = OpsClient.read(json);
    return nodes(nodes) + System.lineSeparator() + rooms(nodes);
  }

  private static String nodes(List<NodeView> nodes) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NODE", "STATUS", "SESSIONS", "VISITS", "ROOMS", "SERVES"));
    nodes.forEach(node -> rows.add(row(node)));
    return table(rows);
  }

  private static List<String> row(NodeView node) {
    String status = node.reachable() ? node.status() : node.status() + ", unreachable";
    if (!node.answers()) {
      return List.of(node.node(), status, "?", "?", "?", "does not answer");
    }
    return List.of(
        node.node(),
        status,
        String.valueOf(node.sessions()),
        String.valueOf(node.visits()),
        String.valueOf(node.rooms().size()),
        node.notServing().isEmpty() ? "yes" : "no: " + node.notServing());
  }

  /** The names come last: they may be wider than they are long. */
  private static String rooms(List<NodeView> nodes) {
    List<List<String>> rows = new ArrayList<>();
    nodes.forEach(node -> node.rooms().forEach(room -> rows.add(row(node, room))));
    rows.sort(Comparator.comparing(row -> row.get(2)));
    rows.add(0, List.of("NODE", "PEOPLE", "ROOM"));
    return table(rows);
  }

  private static List<String> row(NodeView node, OpenRoom room) {
    return List.of(node.node(), String.valueOf(room.people()), room.room());
  }

  private static String table(List<List<String>> rows) {
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(("%-" + width(rows, column) + "s  ").formatted(row.get(column)));
      }
      table.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return table.toString();
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
  }
}
