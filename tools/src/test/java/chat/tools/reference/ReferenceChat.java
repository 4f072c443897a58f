package chat.tools.reference;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rooms and people, which several servers may have in common. Everything is done under its lock.
 */
final class ReferenceChat {
  private static final int CAPACITY = 20;

  final Map<String, ReferenceRoom> rooms = new LinkedHashMap<>();
  final Map<String, ReferencePerson> people = new HashMap<>();

  ReferenceChat(Flaws flaws) {
    rooms.put("general", new ReferenceRoom("general", CAPACITY, flaws));
    rooms.put("tech", new ReferenceRoom("tech", CAPACITY, flaws));
  }

  synchronized void locked(Runnable what) {
    what.run();
  }

  synchronized int stored() {
    return rooms.values().stream().mapToInt(ReferenceRoom::stored).sum();
  }

  /** As after the end of the only server: what is stored is there still. */
  synchronized void restart() {
    people.clear();
    rooms.values().forEach(ReferenceRoom::restart);
  }
}
