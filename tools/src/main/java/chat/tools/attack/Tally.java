package chat.tools.attack;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What an attack sent, and what it got. May be used by any thread. */
final class Tally {
  private final LongAdder connections = new LongAdder();
  private final LongAdder turnedAway = new LongAdder();
  private final LongAdder frames = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder neverClosed = new LongAdder();
  private final Map<String, LongAdder> got = new ConcurrentSkipListMap<>();
  private final Map<String, Object> notes = new ConcurrentSkipListMap<>();
  private Closing first;
  private double slowestMillis;

  void connected() {
    connections.increment();
  }

  /** A connection could not be made. */
  void turnedAway() {
    turnedAway.increment();
  }

  void sent(long someFrames, long someBytes) {
    frames.add(someFrames);
    bytes.add(someBytes);
  }

  /** Something came back. */
  void got(String what) {
    got.computeIfAbsent(what, key -> new LongAdder()).increment();
  }

  long count(String what) {
    LongAdder count = got.get(what);
    return count == null ? 0 : count.sum();
  }

  /** The server ended a connection. */
  synchronized void closed(Closing closing) {
    got(closing.how());
    if (first == null) {
      first = closing;
    }
    slowestMillis = Math.max(slowestMillis, closing.millis());
  }

  /** A connection that should have been ended was not. */
  void stayedOpen() {
    neverClosed.increment();
  }

  /** The first connection that the server ended. */
  synchronized Optional<Closing> first() {
    return Optional.ofNullable(first);
  }

  synchronized double slowestMillis() {
    return slowestMillis;
  }

  long neverClosed() {
    return neverClosed.sum();
  }

  /** Something that only this attack measures. */
  void note(String what, Object value) {
    notes.put(what, value);
  }

  Map<String, Object> sent() {
    return Map.of("connections", connections.sum(), "frames", frames.sum(), "bytes", bytes.sum());
  }

  Map<String, Object> got() {
    Map<String, Object> all = new TreeMap<>();
    got.forEach((what, count) -> all.put(what, count.sum()));
    if (turnedAway.sum() > 0) {
      all.put("connections turned away", turnedAway.sum());
    }
    if (neverClosed.sum() > 0) {
      all.put("connections left open", neverClosed.sum());
    }
    return all;
  }

  Map<String, Object> notes() {
    return notes;
  }
}
