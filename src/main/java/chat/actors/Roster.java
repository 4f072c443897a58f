package chat.actors;

import akka.actor.typed.ActorRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is in a room, in the order of joining; never more than its capacity. */
final class Roster {
  /** How much of what happens a member is told. */
  enum Attention {
    /** Everything. */
    LIVE,
    /** Who comes and goes, as what was said is still being replayed. */
    CATCHING_UP,
    /** Nothing, as nobody is there to read it. */
    AWAY
  }

  /** A person in the room since {@code since}. */
  record Member(UserName name, Instant since, Attention attention) {
    boolean isAway() {
      return attention == Attention.AWAY;
    }
  }

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

  /** Whether somebody is in under this name, or one that looks like it. */
  boolean has(UserName name) {
    return members.values().stream().anyMatch(member -> member.name().isLike(name));
  }

  Optional<Member> find(ActorRef<Room.Event> session) {
    return Optional.ofNullable(members.get(session));
  }

  void add(ActorRef<Room.Event> session, Member member) {
    if (isFull()) {
      throw new IllegalStateException("a room never holds more than its capacity of " + capacity);
    }
    members.put(session, member);
  }

  /** Changes what a member is told; does nothing for others. */
  void set(ActorRef<Room.Event> session, Attention attention) {
    members.computeIfPresent(
        session, (ref, member) -> new Member(member.name(), member.since(), attention));
  }

  Optional<Member> remove(ActorRef<Room.Event> session) {
    return Optional.ofNullable(members.remove(session));
  }

  List<Room.Person> people() {
    return members.values().stream()
        .map(member -> new Room.Person(member.name().shown(), member.isAway()))
        .toList();
  }

  /** Tells all who are there, but for the one it is about. */
  void tellOthers(ActorRef<Room.Event> about, Room.Event event) {
    members.forEach(
        (session, member) -> {
          if (!member.isAway() && !session.equals(about)) {
            session.tell(event);
          }
        });
  }

  /** Tells all who are up to date. */
  void tellLive(Room.Event event) {
    members.forEach(
        (session, member) -> {
          if (member.attention() == Attention.LIVE) {
            session.tell(event);
          }
        });
  }
}
