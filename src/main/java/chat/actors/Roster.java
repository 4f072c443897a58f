package chat.actors;

import akka.actor.typed.ActorRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is in a room, in the order of joining; never more than its capacity. */
final class Roster {
  /** A person in the room since {@code since}. */
  record Member(UserName name, Instant since) {}

  private final int capacity;
  private final Map<ActorRef<Room.Event>, Member> members = new LinkedHashMap<>();

  Roster(int capacity) {
    this.capacity = capacity;
  }

  boolean isFull() {
    return members.size() >= capacity;
  }

  int size() {
    return members.size();
  }

  boolean has(UserName name) {
    return members.values().stream().anyMatch(member -> member.name().key().equals(name.key()));
  }

  Optional<Member> find(ActorRef<Room.Event> session) {
    return Optional.ofNullable(members.get(session));
  }

  void add(ActorRef<Room.Event> session, UserName name, Instant now) {
    if (isFull()) {
      throw new IllegalStateException("a room never holds more than its capacity of " + capacity);
    }
    members.put(session, new Member(name, now));
  }

  Optional<Member> remove(ActorRef<Room.Event> session) {
    return Optional.ofNullable(members.remove(session));
  }

  List<String> names() {
    return members.values().stream().map(member -> member.name().shown()).toList();
  }

  void tellAll(Room.Event event) {
    members.keySet().forEach(session -> session.tell(event));
  }
}
