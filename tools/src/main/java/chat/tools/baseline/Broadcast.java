package chat.tools.baseline;

import chat.proto.BroadcastMessage;
import chat.proto.RoomMessage;
import chat.proto.ServerMessage;
import chat.proto.SessionEvent;

/** A message on its way to a room, serialised once in each protocol that somebody there speaks. */
final class Broadcast {
  private final String room;
  private final String sender;
  private final String clientId;
  private final String text;
  private final Room.Stored stored;
  private Shared forSessions;
  private Shared forVisits;

  Broadcast(String room, String sender, String clientId, String text, Room.Stored stored) {
    this.room = room;
    this.sender = sender;
    this.clientId = clientId;
    this.text = text;
    this.stored = stored;
  }

  Shared forSessions() {
    if (forSessions == null) {
      RoomMessage message =
          RoomMessage.newBuilder()
              .setRoomId(room)
              .setSeq(stored.seq())
              .setSenderName(sender)
              .setText(text)
              .setSentAtMillis(stored.atMillis())
              .setClientId(clientId)
              .build();
      forSessions = Shared.of(SessionEvent.newBuilder().setMessage(message).build());
    }
    return forSessions;
  }

  Shared forVisits() {
    if (forVisits == null) {
      BroadcastMessage message =
          BroadcastMessage.newBuilder()
              .setSenderName(sender)
              .setText(text)
              .setTimestamp(stored.atMillis() / 1000)
              .setClientId(clientId)
              .setSeq(stored.seq())
              .setSentAtMillis(stored.atMillis())
              .build();
      forVisits = Shared.of(ServerMessage.newBuilder().setBroadcast(message).build());
    }
    return forVisits;
  }
}
