package chat.actors;

import akka.actor.typed.ActorRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

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

  /**
   * A person in the room.
   *
   * @param since since when the session has the name
   */
  record Member(UserName name, Instant since, Instant joined, Attention attention) {
    boolean isAway() {
      return attention == Attention.AWAY;
    }

    private Member with(Attention other) {
      return new Member(name, since, joined, other);
    }

    private Member of(Instant laterSince) {
      return new Member(name, laterSince, joined, attention);
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
    members.computeIfPresent(session, (ref, member) -> member.with(attention));
  }

  /** The member who has had exactly this name before. */
  Optional<ActorRef<Room.Event>> earlierThan(Room.Join join) {
    return members.entrySet().stream()
        .filter(member -> member.getValue().name().key().equals(join.name().key()))
        .filter(member -> member.getValue().since().isBefore(join.since()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The place is a later session's from now on. */
  void replace(ActorRef<Room.Event> session, ActorRef<Room.Event> by, Instant since) {
    members.put(by, members.remove(session).of(since));
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

  /** Tells all who are there. */
  void tellAll(Room.Event event) {
    tell(event, (session, member) -> !member.isAway());
  }

  /** Tells all who are there, but for the one it is about. */
  void tellOthers(ActorRef<Room.Event> about, Room.Event event) {
    tell(event, (session, member) -> !member.isAway() && !session.equals(about));
  }

  /** Tells all who are up to date. */
  void tellLive(Room.Event event) {
    tell(event, (session, member) -> member.attention() == Attention.LIVE);
  }

  private void tell(Room.Event event, BiPredicate<ActorRef<Room.Event>, Member> who) {
    Mail.Letter letter = mail.letter(event);
    members.forEach(
        (session, member) -> {
          if (who.test(session, member)) {
            letter.to(session);
          }
        });
    letter.send();
  }
}
