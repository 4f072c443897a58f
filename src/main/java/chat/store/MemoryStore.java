package chat.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps messages in memory only: for trials, and to measure what durability costs. With the process
 * everything is gone, and the numbers begin at 1 again.
 */
final class MemoryStore implements MessageStore {
  /** A room keeps so many of its newest messages. */
  static final int MAX_MESSAGES = 10_000;

  private static final class Room {
    final LinkedHashMap<Numbering.Id, StoredMessage> byId = new LinkedHashMap<>();
    final ArrayList<Entry> entries = new ArrayList<>();
    long last;
  }

  private record Entry(Numbering.Id id, StoredMessage message) {}

  private final Map<String, Room> rooms = new HashMap<>();

  @Override
  public synchronized Head head(String roomId, int most) {
    Room room = room(roomId);
    int from = Math.max(0, room.entries.size() - most);
    List<StoredMessage> newest =
        room.entries.subList(from, room.entries.size()).stream().map(Entry::message).toList();
    return new Head(room.last, newest);
  }

  @Override
  public synchronized List<Optional<List<Journal.Outcome>>> append(List<Batch> batches) {
    return batches.stream().map(this::append).toList();
  }

  private Optional<List<Journal.Outcome>> append(Batch batch) {
    Room room = room(batch.roomId());
    if (room.last != batch.head()) {
      return Optional.empty();
    }
    Numbering numbering = new Numbering(room.last);
    for (Draft draft : batch.drafts()) {
      StoredMessage known = room.byId.get(new Numbering.Id(draft.senderKey(), draft.clientId()));
      if (known != null) {
        numbering.know(draft.senderKey(), known);
      }
      numbering.add(draft);
    }
    Iterator<Draft> fresh = numbering.fresh().iterator();
    for (Journal.Outcome outcome : numbering.outcomes()) {
      if (outcome instanceof Journal.Stored stored) {
        keep(room, fresh.next(), stored.message());
      }
    }
    room.last = numbering.last();
    return Optional.of(numbering.outcomes());
  }

  private static void keep(Room room, Draft draft, StoredMessage message) {
    Numbering.Id id = new Numbering.Id(draft.senderKey(), draft.clientId());
    room.entries.add(new Entry(id, message));
    if (!draft.clientId().isEmpty()) {
      room.byId.put(id, message);
    }
    // In bulk, as removing from the front moves all the others.
    if (room.entries.size() > MAX_MESSAGES + MAX_MESSAGES / 10) {
      forget(room, room.entries.size() - MAX_MESSAGES);
    }
  }

  private static void forget(Room room, int count) {
    List<Entry> oldest = room.entries.subList(0, count);
    oldest.forEach(entry -> room.byId.remove(entry.id()));
    oldest.clear();
  }

  @Override
  public synchronized Page read(
      String roomId, long after, long before, int limit, History.End end) {
    List<StoredMessage> range =
        new ArrayList<>(
            room(roomId).entries.stream()
                .map(Entry::message)
                .filter(message -> message.seq() > after && message.seq() < before)
                .toList());
    if (end == History.End.NEWEST) {
      Collections.reverse(range);
    }
    return PageBuilder.page(range.iterator(), limit, end);
  }

  @Override
  public synchronized int prune(String roomId, Instant before, long upTo, int limit) {
    Room room = room(roomId);
    int count = 0;
    while (count < Math.min(limit, room.entries.size())
        && isOld(room.entries.get(count).message(), before, upTo)) {
      count++;
    }
    forget(room, count);
    return count;
  }

  private static boolean isOld(StoredMessage message, Instant before, long upTo) {
    return message.at().isBefore(before) || message.seq() <= upTo;
  }

  @Override
  public void check() {
    // Memory can always be written, or the process ends.
  }

  @Override
  public String place() {
    return "memory";
  }

  @Override
  public void close() {
    // Nothing is kept.
  }

  private Room room(String roomId) {
    return rooms.computeIfAbsent(roomId, id -> new Room());
  }
}
