package chat.grpc;

import chat.actors.EndReason;
import chat.actors.Lobby;
import chat.actors.RefusalReason;
import chat.actors.Room;
import chat.actors.TextRule;
import chat.actors.UserName;
import chat.proto.CheckUsernameResponse;
import chat.proto.EndCode;
import chat.proto.ListRoomsResponse;
import chat.proto.Member;
import chat.proto.MessageStored;
import chat.proto.Presence;
import chat.proto.PresenceChanged;
import chat.proto.Refusal;
import chat.proto.RefusalCode;
import chat.proto.RoomInfo;
import chat.proto.SessionEnded;
import chat.proto.SlowDown;
import java.time.Duration;
import java.util.List;

/** What both services say alike, to clients of one language. */
final class Wire {
  private final Texts texts;
  private final int textLimit;

  Wire(Texts texts, int textLimit) {
    this.texts = texts;
    this.textLimit = textLimit;
  }

  int textLimit() {
    return textLimit;
  }

  static ListRoomsResponse toProto(Lobby.RoomList list) {
    ListRoomsResponse.Builder response = ListRoomsResponse.newBuilder();
    for (Lobby.RoomStatus room : list.rooms()) {
      response.addRooms(toProto(room.roomId(), room.people(), room.capacity(), room.topic()));
    }
    return response.build();
  }

  CheckUsernameResponse toProto(Lobby.NameReply reply) {
    CheckUsernameResponse.Builder response = CheckUsernameResponse.newBuilder();
    if (reply instanceof Lobby.NameRefused refused) {
      response
          .setCode(toCode(refused.reason()))
          .setMessage(toText(refused.reason()))
          .setRetryAfterMillis(millis(refused.retryAfter()));
    } else if (reply instanceof Lobby.NameReserved reserved) {
      response.setAvailable(true).setMessage(texts.get("name.available", reserved.name()));
    }
    return response.build();
  }

  static RoomInfo toProto(Room.Joined room) {
    return toProto(room.roomId(), room.people().size(), room.capacity(), room.topic());
  }

  static List<Member> members(List<Room.Person> people) {
    return people.stream()
        .map(
            person -> Member.newBuilder().setUserName(person.name()).setAway(person.away()).build())
        .toList();
  }

  static PresenceChanged presence(String roomId, String name, Presence presence, int people) {
    return PresenceChanged.newBuilder()
        .setRoomId(roomId)
        .setUserName(name)
        .setPresence(presence)
        .setCurrentCount(people)
        .build();
  }

  static MessageStored toProto(Room.Confirmed confirmed) {
    return MessageStored.newBuilder()
        .setRoomId(confirmed.roomId())
        .setClientId(confirmed.clientId())
        .setSeq(confirmed.message().seq())
        .setSentAtMillis(confirmed.message().at().toEpochMilli())
        .build();
  }

  Refusal refusal(RefusalReason reason, String roomId, String clientId, Duration retryAfter) {
    return Refusal.newBuilder()
        .setCode(toCode(reason))
        .setMessage(toText(reason))
        .setRoomId(roomId)
        .setClientId(clientId)
        .setRetryAfterMillis(millis(retryAfter))
        .build();
  }

  SlowDown slowDown(Duration wait, String roomId, String clientId) {
    return SlowDown.newBuilder()
        .setMessage(texts.get("slow-down"))
        .setWaitMillis(millis(wait))
        .setRoomId(roomId)
        .setClientId(clientId)
        .build();
  }

  SessionEnded ended(EndReason reason, Duration retryAfter) {
    return SessionEnded.newBuilder()
        .setCode(EndCode.valueOf("END_CODE_" + reason))
        .setMessage(texts.get("end." + reason))
        .setRetryAfterMillis(millis(retryAfter))
        .build();
  }

  /** Rounded up, as who comes back a moment too early has to wait once more. */
  static int millis(Duration time) {
    return Math.toIntExact(time.plusNanos(999_999).toMillis());
  }

  String welcome(Room.Joined room) {
    return texts.get("join.welcome", room.roomId(), room.people().size());
  }

  static RefusalCode toCode(RefusalReason reason) {
    return RefusalCode.valueOf("REFUSAL_CODE_" + reason);
  }

  String toText(RefusalReason reason) {
    Object limit =
        switch (reason) {
          case NAME_INVALID -> UserName.MAX_CODE_POINTS;
          case TEXT_TOO_LONG -> textLimit;
          case CLIENT_ID_TOO_LONG -> TextRule.MAX_CLIENT_ID;
          default -> "";
        };
    return texts.get("refusal." + reason, limit);
  }

  private static RoomInfo toProto(String roomId, int people, int capacity, String topic) {
    return RoomInfo.newBuilder()
        .setRoomId(roomId)
        .setParticipantCount(people)
        .setCapacity(capacity)
        .setTopic(topic)
        .build();
  }
}
