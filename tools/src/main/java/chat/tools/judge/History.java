package chat.tools.judge;

import chat.tools.judge.RoomRecord.Reading;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/** Which numbers the history of a room has, as one server shows it. For one thread. */
final class History {
  private final Map<Reading, BitSet> readings = new EnumMap<>(Reading.class);

  History() {
    for (Reading reading : Reading.values()) {
      readings.put(reading, new BitSet());
    }
  }

  void read(Reading reading, int index) {
    readings.get(reading).set(index);
  }

  boolean has(int index) {
    return readings.get(Reading.FORWARDS).get(index);
  }

  boolean differsByDirection(int index) {
    return has(index) != readings.get(Reading.BACKWARDS).get(index);
  }
}
