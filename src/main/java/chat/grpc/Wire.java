package chat.grpc;

import chat.actors.EndReason;
import chat.actors.Lobby;
import chat.actors.Outbox;
import chat.actors.RefusalReason;
import chat.actors.Room;
import chat.actors.UserName;
import chat.actors.UserSession;
import chat.proto.BroadcastMessage;
import chat.proto.CheckUsernameResponse;
import chat.proto.ClientMessage;
import chat.proto.EndCode;
import chat.proto.JoinResponse;
import chat.proto.ListRoomsResponse;
import chat.proto.Member;
import chat.proto.Refusal;
import chat.proto.RefusalCode;
import chat.proto.RoomInfo;
import chat.proto.ServerMessage;
import chat.proto.SessionEnded;
import chat.proto.UserJoinedNotification;
import chat.proto.UserLeftNotification;

/** Translates between the actors' messages and the contract's, for clients of one language. */
final class Wire {
  private final Texts texts;
  private final int textLimit;

  Wire(Texts texts, int textLimit) {
    this.texts = texts;
    this.textLimit = textLimit;
  }

  static UserSession.Input toInput(ClientMessage message) {
    return switch (message.getEventCase()) {
      case JOIN_REQUEST ->
          new UserSession.Join(
              message.getJoinRequest().getUserName(), message.getJoinRequest().getRoomId());
      case CHAT_MESSAGE ->
          new UserSession.Say(
              message.getChatMessage().getText(), message.getChatMessage().getClientId());
      case LEAVE_REQUEST ->
          new UserSession.Leave(
              message.getLeaveRequest().getUserName(), message.getLeaveRequest().getRoomId());
      case EVENT_NOT_SET -> UserSession.Unknown.INSTANCE;
    };
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
      response.setCode(toCode(refused.reason())).setMessage(toText(refused.reason()));
    } else if (reply instanceof Lobby.NameReserved reserved) {
      response.setAvailable(true).setMessage(texts.get("name.available", reserved.name()));
    }
    return response.build();
  }

  ServerMessage toProto(Outbox.Event event) {
    ServerMessage.Builder message = ServerMessage.newBuilder();
    if (event instanceof Outbox.Happened happened) {
      put(message, happened.event());
    } else if (event instanceof Outbox.Joined joined) {
      message.setJoinResponse(accepted(joined.room()));
    } else if (event instanceof Outbox.JoinRefused refused) {
      message.setJoinResponse(
          JoinResponse.newBuilder()
              .setCode(toCode(refused.reason()))
              .setMessage(toText(refused.reason())));
    } else if (event instanceof Outbox.Refused refused) {
      message.setRefusal(
          Refusal.newBuilder()
              .setCode(toCode(refused.reason()))
              .setMessage(toText(refused.reason()))
              .setClientId(refused.clientId()));
    }
    return message.build();
  }

  ServerMessage toProto(EndReason reason) {
    return ServerMessage.newBuilder()
        .setSessionEnded(
            SessionEnded.newBuilder()
                .setCode(EndCode.valueOf("END_CODE_" + reason))
                .setMessage(texts.get("end." + reason)))
        .build();
  }

  private static void put(ServerMessage.Builder message, Room.Event event) {
    if (event instanceof Room.Said said) {
      message.setBroadcast(
          BroadcastMessage.newBuilder()
              .setSenderName(said.sender())
              .setText(said.text())
              .setTimestamp(said.at().getEpochSecond())
              .setClientId(said.clientId()));
    } else if (event instanceof Room.Entered entered) {
      message.setUserJoined(
          UserJoinedNotification.newBuilder()
              .setUserName(entered.name())
              .setCurrentCount(entered.people()));
    } else if (event instanceof Room.Left left) {
      message.setUserLeft(
          UserLeftNotification.newBuilder()
              .setUserName(left.name())
              .setCurrentCount(left.people()));
    }
  }

  private JoinResponse accepted(Room.Joined room) {
    int people = room.members().size();
    JoinResponse.Builder response =
        JoinResponse.newBuilder()
            .setSuccess(true)
            .setMessage(texts.get("join.welcome", room.roomId(), people))
            .setRoom(toProto(room.roomId(), people, room.capacity(), room.topic()));
    room.members().forEach(name -> response.addMembers(Member.newBuilder().setUserName(name)));
    return response.build();
  }

  private static RoomInfo toProto(String roomId, int people, int capacity, String topic) {
    return RoomInfo.newBuilder()
        .setRoomId(roomId)
        .setParticipantCount(people)
        .setCapacity(capacity)
        .setTopic(topic)
        .build();
  }

  private static RefusalCode toCode(RefusalReason reason) {
    return RefusalCode.valueOf("REFUSAL_CODE_" + reason);
  }

  private String toText(RefusalReason reason) {
    Object limit =
        switch (reason) {
          case NAME_INVALID -> UserName.MAX_CODE_POINTS;
          case TEXT_TOO_LONG -> textLimit;
          case CLIENT_ID_TOO_LONG -> UserSession.MAX_CLIENT_ID;
          default -> "";
        };
    return texts.get("refusal." + reason, limit);
  }
}
