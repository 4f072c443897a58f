package chat.cluster;

import java.util.List;

/**
 * What a node tells of itself.
 *
 * @param notServing why it does not serve, in one line; empty while it does
 * @param sessions also those of people who are away
 * @param visits streams of the older contract
 * @param rooms those that live on it
 */
public record NodeReport(String notServing, int sessions, int visits, List<OpenRoom> rooms) {
  public NodeReport {
    rooms = List.copyOf(rooms);
  }

  /** A room, and how many people of all nodes are in it. */
  public record OpenRoom(String room, int people) {}
}
