package chat.tools.baseline;

import chat.proto.RoomInfo;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/** A room: its members in the order of their coming, and its last messages. */
final class Room {
  private static final int KEPT = 10_000;

  /** What a member sent, for when it is sent again. */
  private record Sending(String sender, String clientId) {}

  private final String id;
  private final int capacity;
  private final Disk disk;
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Map<Sending, Stored> known = new HashMap<>();
  private final Queue<Sending> oldest = new ArrayDeque<>();
  private long newest;

  /** A message as it was stored. */
  record Stored(long seq, long atMillis) {}

  /** Somebody who is shown what happens. */
  interface Member {
    /** A message, in the form of each protocol. */
    void shown(Broadcast message);

    void came(String name, int count);

    void went(String name, int count);
  }

  Room(String id, int capacity, Disk disk) {
    this.id = id;
    this.capacity = capacity;
    this.disk = disk;
  }

  String id() {
    return id;
  }

  long newest() {
    return newest;
  }

  Iterable<String> names() {
    return members.keySet();
  }

  RoomInfo info() {
    return RoomInfo.newBuilder()
        .setRoomId(id)
        .setParticipantCount(members.size())
        .setCapacity(capacity)
        .build();
  }

  /** Whether there was a place. */
  boolean enter(String name, Member member) {
    if (members.size() >= capacity || members.putIfAbsent(name, member) != null) {
      return false;
    }
    members.forEach(
        (other, its) -> {
          if (its != member) {
            its.came(name, members.size());
          }
        });
    return true;
  }

  void leave(String name, Member member) {
    if (members.remove(name, member)) {
      members.values().forEach(other -> other.went(name, members.size()));
    }
  }

  /** Stores a message and shows it to all, unless that was done; then tells how it was stored. */
  void say(String sender, String clientId, String text, Consumer<Stored> told) {
    Sending sending = new Sending(sender, clientId);
    Stored before = clientId.isEmpty() ? null : known.get(sending);
    if (before != null) {
      told.accept(before);
      return;
    }
    Stored stored = new Stored(++newest, System.currentTimeMillis());
    remember(sending, stored);
    disk.keep(
        text,
        () -> {
          Broadcast broadcast = new Broadcast(id, sender, clientId, text, stored);
          for (Member member : members.values()) {
            member.shown(broadcast);
          }
          told.accept(stored);
        });
  }

  private void remember(Sending sending, Stored stored) {
    known.put(sending, stored);
    oldest.add(sending);
    if (oldest.size() > KEPT) {
      known.remove(oldest.remove());
    }
  }
}
