package chat.client.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Finds rooms and people by a few letters. */
public final class JumpModel {
  /** What a target is. */
  public enum Kind {
    ROOM,
    /** A room that one can join. */
    OTHER_ROOM,
    PERSON
  }

  /**
   * Where one can go.
   *
   * @param room the room itself, or that in which the person is
   */
  public record Target(Kind kind, String name, String room) {}

  private record Fit(Target target, int points) {}

  private static final int MOST = 50;

  private final Session session;
  private final OpenRooms open;

  public JumpModel(Session session, OpenRooms open) {
    this.session = session;
    this.open = open;
  }

  /** At most 50, the best first; among equals those looked at last, as all are without letters. */
  public List<Target> find(String typed) {
    List<Target> all = targets();
    if (typed.isBlank()) {
      return all.stream().limit(MOST).toList();
    }
    List<Fit> fits = new ArrayList<>();
    for (Target target : all) {
      OptionalInt points = Fuzzy.fit(typed, target.name());
      points.ifPresent(it -> fits.add(new Fit(target, it)));
    }
    return fits.stream()
        .sorted(Comparator.comparingInt(Fit::points).reversed())
        .limit(MOST)
        .map(Fit::target)
        .toList();
  }

  /** The room that is looked at comes after the others: nobody wants to go where they are. */
  private List<Target> targets() {
    List<String> joined = new ArrayList<>(open.recent());
    session.rooms().stream()
        .map(RoomModel::id)
        .filter(id -> !joined.contains(id))
        .forEach(joined::add);
    List<Target> all = new ArrayList<>();
    people(joined).forEach((name, room) -> all.add(new Target(Kind.PERSON, name, room)));
    open.shown().map(RoomModel::id).filter(joined::remove).ifPresent(joined::add);
    List<Target> rooms = new ArrayList<>();
    joined.forEach(id -> rooms.add(new Target(Kind.ROOM, id, id)));
    session.lobby().rooms().stream()
        .map(info -> info.getRoomId())
        .filter(id -> !joined.contains(id))
        .forEach(id -> rooms.add(new Target(Kind.OTHER_ROOM, id, id)));
    all.addAll(0, rooms);
    return all;
  }

  /** Each with the first of {@code rooms} that they are in. */
  private Map<String, String> people(List<String> rooms) {
    Map<String, String> found = new TreeMap<>();
    for (String id : rooms) {
      for (Person person : session.room(id).orElseThrow().people()) {
        if (!person.name().equals(session.name())) {
          found.putIfAbsent(person.name(), id);
        }
      }
    }
    return found;
  }
}
