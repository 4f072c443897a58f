package chat.tools.verify;

import chat.proto.RoomInfo;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which rooms a run uses, and who is in which. */
final class RoomChoice {
  private final VerifyOptions options;
  private final List<RoomInfo> rooms;

  /**
   * @param offered what the server lists
   * @throws RunFailure if the rooms do not exist, or do not hold the users
   */
  RoomChoice(VerifyOptions options, List<RoomInfo> offered) {
    this.options = options;
    rooms =
        options.roomNames().isEmpty()
            ? offered.stream().limit(options.rooms()).toList()
            : options.roomNames().stream().map(name -> find(name, offered)).toList();
    if (rooms.size() < options.rooms()) {
      throw new RunFailure(
          "The server has only %d rooms, but %d are asked for."
              .formatted(rooms.size(), options.rooms()));
    }
    IntStream.range(0, rooms.size()).forEach(this::checkCapacity);
  }

  List<String> names() {
    return rooms.stream().map(RoomInfo::getRoomId).toList();
  }

  /** The places in {@link #names()} of the rooms that a bot is in. */
  List<Integer> roomsOf(int bot) {
    return IntStream.range(0, options.roomsPerUser())
        .mapToObj(i -> (firstRoomOf(bot) + i) % rooms.size())
        .toList();
  }

  private int firstRoomOf(int bot) {
    long inFirst = Math.round(options.busiestShare().orElse(0) * options.users());
    if (options.busiestShare().isEmpty() || rooms.size() == 1) {
      return bot % rooms.size();
    }
    return bot < inFirst ? 0 : 1 + bot % (rooms.size() - 1);
  }

  /** The room with the most bots. */
  String busiest() {
    Map<Integer, Long> bots =
        IntStream.range(0, options.users())
            .boxed()
            .flatMap(bot -> roomsOf(bot).stream())
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    return names().get(Collections.max(bots.entrySet(), Map.Entry.comparingByValue()).getKey());
  }

  private static RoomInfo find(String name, List<RoomInfo> offered) {
    return offered.stream()
        .filter(room -> room.getRoomId().equals(name))
        .findFirst()
        .orElseThrow(() -> new RunFailure("The server has no room \"%s\".".formatted(name)));
  }

  private void checkCapacity(int index) {
    long users =
        IntStream.range(0, options.users()).filter(bot -> roomsOf(bot).contains(index)).count();
    RoomInfo room = rooms.get(index);
    if (users > room.getCapacity() - room.getParticipantCount()) {
      throw new RunFailure(
          "The room \"%s\" holds %d people and %d are in it, but %d of the %d users would enter it. Raise its capacity, or use fewer users or more rooms."
              .formatted(
                  room.getRoomId(),
                  room.getCapacity(),
                  room.getParticipantCount(),
                  users,
                  options.users()));
    }
  }
}
