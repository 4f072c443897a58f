package chat.transport;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often what happened since the server was bound. Counts only grow. Safe for any thread. */
public final class TransportCounters {
  private final Map<TransportEvent, LongAdder> counts = new EnumMap<>(TransportEvent.class);

  /** Nothing has happened yet. */
  public TransportCounters() {
    for (TransportEvent event : TransportEvent.values()) {
      counts.put(event, new LongAdder());
    }
  }

  void count(TransportEvent event) {
    counts.get(event).increment();
  }

  /** How often this happened so far. */
  public long get(TransportEvent event) {
    return counts.get(event).sum();
  }

  /** All counts, zeros included. Not one instant's: each is read after the other. */
  public Map<TransportEvent, Long> snapshot() {
    Map<TransportEvent, Long> snapshot = new EnumMap<>(TransportEvent.class);
    counts.forEach((event, count) -> snapshot.put(event, count.sum()));
    return snapshot;
  }
}
