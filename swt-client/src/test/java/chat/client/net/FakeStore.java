package chat.client.net;

import chat.proto.RoomMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The messages of a {@link FakeChatServer}, which outlive it. */
final class FakeStore {
  private final Map<String, List<RoomMessage>> rooms = new HashMap<>();

  /**
   * @return the message under its number: a new one, or the one that was stored with this id before
   */
  synchronized RoomMessage store(RoomMessage.Builder message) {
    List<RoomMessage> room = rooms.computeIfAbsent(message.getRoomId(), id -> new ArrayList<>());
    return room.stream()
        .filter(each -> each.getSenderName().equals(message.getSenderName()))
        .filter(each -> each.getClientId().equals(message.getClientId()))
        .findFirst()
        .orElseGet(
            () -> {
              RoomMessage stored =
                  message
                      .setSeq(room.size() + 1L)
                      .setSentAtMillis(System.currentTimeMillis())
                      .build();
              room.add(stored);
              return stored;
            });
  }

  /** The messages with numbers greater than {@code after} and smaller than {@code before}. */
  synchronized List<RoomMessage> between(String roomId, long after, long before) {
    return rooms.getOrDefault(roomId, List.of()).stream()
        .filter(message -> message.getSeq() > after && message.getSeq() < before)
        .toList();
  }

  synchronized long last(String roomId) {
    return rooms.getOrDefault(roomId, List.of()).size();
  }
}
