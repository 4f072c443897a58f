package chat.tools.baseline;

import chat.proto.ListRoomsResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** All rooms, by their ids. */
final class Rooms {
  private final Map<String, Room> rooms = new LinkedHashMap<>();

  Rooms(int count, int capacity, Disk disk) {
    for (int i = 0; i < count; i++) {
      String id = "room" + i;
      rooms.put(id, new Room(id, capacity, disk));
    }
  }

  /** Null if there is none. */
  Room get(String id) {
    return rooms.get(id);
  }

  ListRoomsResponse list() {
    ListRoomsResponse.Builder list = ListRoomsResponse.newBuilder();
    rooms.values().forEach(room -> list.addRooms(room.info()));
    return list.build();
  }
}
