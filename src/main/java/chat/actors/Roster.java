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
  private final Mail mail;
  private final Map<ActorRef<Room.Event>, Member> members = new LinkedHashMap<>();

  Roster(int capacity, Mail mail) {
    this.capacity = capacity;
    this.mail = mail;
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

  /** The session of the member of exactly that name. */
  Optional<ActorRef<Room.Event>> sessionOf(UserName name) {
    return members.entrySet().stream()
        .filter(member -> member.getValue().name().key().equals(name.key()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The place is another session's from now on. */
  void replace(ActorRef<Room.Event> session, ActorRef<Room.Event> by) {
    members.put(by, members.remove(session));
  }

  Optional<Member> remove(ActorRef<Room.Event> session) {
    return Optional.ofNullable(members.remove(session));
  }

  List<Room.Person> people() {
    return members.values().stream()
        .map(member -> new Room.Person(member.name().shown(), member.isAway()))
        .toList();
  }

  /** Tells one session, a member or not. */
  void tell(ActorRef<Room.Event> session, Room.Event event) {
    mail.tell(session, event);
  }

  /** Tells all who are there, but for the one it is about. */
  void tellOthers(ActorRef<Room.Event> about, Room.Event event) {
    Mail.Letter letter = mail.letter(event);
    members.forEach(
        (session, member) -> {
          if (!member.isAway() && !session.equals(about)) {
            letter.to(session);
          }
        });
    letter.send();
  }

  /** Tells all who are up to date. */
  void tellLive(Room.Event event) {
    Mail.Letter letter = mail.letter(event);
    members.forEach(
        (session, member) -> {
          if (member.attention() == Attention.LIVE) {
            letter.to(session);
          }
        });
    letter.send();
  }
}
