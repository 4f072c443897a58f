package chat.config;

import chat.config.Settings.RoomSettings;
import chat.logging.LogText;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the list of rooms. */
final class RoomsReader {
  static final Kind<Integer> CAPACITY = Kind.whole(1, 10_000);

  private static final int MOST_ROOMS = 1_000;
  private static final int MOST_TOPIC = 200;
  private static final String NAME_KEY = "name";
  private static final String CAPACITY_KEY = "capacity";
  private static final String TOPIC_KEY = "topic";
  private static final List<String> KEYS = List.of(NAME_KEY, CAPACITY_KEY, TOPIC_KEY);

  private static final Kind<String> NAME =
      Kind.text(
          "1 to 64 letters, digits, '-' or '_'",
          text -> Optional.of(text).filter(name -> name.matches("[\\p{L}\\p{Nd}_-]{1,64}")));
  private static final Kind<String> TOPIC =
      Kind.text(
          "one line of at most " + MOST_TOPIC + " characters, none of them invisible",
          text ->
              Optional.of(text)
                  .filter(topic -> topic.codePointCount(0, topic.length()) <= MOST_TOPIC)
                  .filter(topic -> topic.equals(LogText.safe(topic))));

  private final int defaultCapacity;
  private final Problems problems;
  private final Set<String> names = new HashSet<>();

  RoomsReader(int defaultCapacity, Problems problems) {
    this.defaultCapacity = defaultCapacity;
    this.problems = problems;
  }

  /** The rooms that could be read; the others are reported. */
  List<RoomSettings> read(String key, ConfigValue value) {
    if (!(value instanceof ConfigList list) || list.isEmpty() || list.size() > MOST_ROOMS) {
      problems.wrongValue(
          key,
          value,
          "a list of 1 to " + MOST_ROOMS + " rooms [{ name = ..., capacity = ..., topic = ... }]");
      return List.of();
    }
    List<RoomSettings> rooms = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      room(key + "[" + i + "]", list.get(i)).ifPresent(rooms::add);
    }
    return rooms;
  }

  private Optional<RoomSettings> room(String key, ConfigValue value) {
    if (!(value instanceof ConfigObject room) || !room.containsKey(NAME_KEY)) {
      problems.wrongValue(key, value, "a room { name = ..., capacity = ..., topic = ... }");
      return Optional.empty();
    }
    reportUnknown(key, room);
    Optional<String> name = member(key, room, NAME_KEY, NAME);
    name.filter(taken -> !names.add(taken))
        .ifPresent(
            taken ->
                problems.wrongValue(
                    key + "." + NAME_KEY, room.get(NAME_KEY), "a name that no other room has"));
    int capacity = member(key, room, CAPACITY_KEY, CAPACITY).orElse(defaultCapacity);
    String topic = member(key, room, TOPIC_KEY, TOPIC).orElse("");
    return name.map(named -> new RoomSettings(named, capacity, topic));
  }

  private <T> Optional<T> member(String room, ConfigObject object, String name, Kind<T> kind) {
    ConfigValue value = object.get(name);
    if (value == null) {
      return Optional.empty();
    }
    Optional<T> read = kind.parse().apply(value);
    if (read.isEmpty()) {
      problems.wrongValue(room + "." + name, value, kind.allowed());
    }
    return read;
  }

  private void reportUnknown(String key, ConfigObject room) {
    Set<String> unknown = new TreeSet<>(room.keySet());
    unknown.removeAll(KEYS);
    for (String name : unknown) {
      String hint =
          NearMiss.of(name, KEYS)
              .map(meant -> "did you mean " + meant + "?")
              .orElse("known in a room: " + String.join(", ", KEYS));
      problems.unknownKey(key + "." + ConfigUtil.joinPath(name), room.get(name).origin(), hint);
    }
  }
}
