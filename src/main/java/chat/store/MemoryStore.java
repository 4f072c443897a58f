package chat.store;

import chat.store.History.End;
import chat.store.History.Page;
import chat.store.Journal.Outcome;
import chat.store.Numbering.Id;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps the newest messages of each room in memory and nothing on any disk: whatever ends the
 * process ends them, and their numbers start again at 1. For trials, and to measure what keeping
 * them costs. An id is forgotten with its message, so a late resend may be stored twice.
 */
final class MemoryStore implements MessageStore {
  /** Messages of a room that are kept. */
  static final int MOST_PER_ROOM = 10_000;

  private final Map<String, Room> rooms = new HashMap<>();
  private boolean closed;

  private record Entry(Draft draft, StoredMessage message) {}

  private static final class Room {
    final NavigableMap<Long, Entry> entries = new TreeMap<>();
    final Map<Id, StoredMessage> ids = new HashMap<>();
    long last;

    void removeOldest() {
      ids.remove(Numbering.id(entries.pollFirstEntry().getValue().draft()));
    }
  }

  @Override
  public synchronized Head sync(String roomId, int most) {
    long last = room(roomId).last;
    return new Head(last, page(roomId, 0, last + 1, most, End.NEWEST).messages());
  }

  @Override
  public synchronized List<Optional<List<Outcome>>> append(List<Batch> batches) {
    return batches.stream().map(this::append).toList();
  }

  private Optional<List<Outcome>> append(Batch batch) {
    Room room = room(batch.roomId());
    if (room.last != batch.head()) {
      return Optional.empty();
    }
    Numbering numbering = new Numbering(batch.head(), room.ids);
    List<Outcome> outcomes = batch.drafts().stream().map(numbering::outcome).toList();
    for (Numbering.Numbered added : numbering.added()) {
      Draft draft = added.draft();
      StoredMessage message =
          new StoredMessage(
              added.seq(), draft.sender(), draft.text(), draft.at(), draft.clientId());
      room.entries.put(added.seq(), new Entry(draft, message));
      if (room.entries.size() > MOST_PER_ROOM) {
        room.removeOldest();
      }
    }
    room.last = numbering.head();
    return Optional.of(outcomes);
  }

  @Override
  public synchronized Page page(String roomId, long after, long before, int limit, End end) {
    NavigableMap<Long, Entry> entries = room(roomId).entries;
    NavigableMap<Long, Entry> range =
        before <= after ? new TreeMap<>() : entries.subMap(after, false, before, false);
    NavigableMap<Long, Entry> ordered = end == End.OLDEST ? range : range.descendingMap();
    return Pages.fill(roomId, ordered.values().stream().map(Entry::message).iterator(), limit, end);
  }

  @Override
  public synchronized int prune(Keep keep, int most) {
    int removed = 0;
    for (Room room : new ArrayList<>(rooms.values())) {
      while (removed < most && isPast(room, keep)) {
        room.removeOldest();
        removed++;
      }
    }
    return removed;
  }

  private static boolean isPast(Room room, Keep keep) {
    if (room.entries.isEmpty()) {
      return false;
    }
    StoredMessage oldest = room.entries.firstEntry().getValue().message();
    return keep.isPast(oldest.seq(), oldest.at(), room.last);
  }

  @Override
  public synchronized void check() {
    requireOpen();
  }

  @Override
  public boolean blocks() {
    return false;
  }

  @Override
  public String name() {
    return "The memory";
  }

  @Override
  public synchronized void close() {
    closed = true;
    rooms.clear();
  }

  private Room room(String roomId) {
    requireOpen();
    return rooms.computeIfAbsent(roomId, unknown -> new Room());
  }

  private void requireOpen() {
    if (closed) {
      throw new StoreException(StoreProblem.FAILED, "The store is closed.");
    }
  }
}
