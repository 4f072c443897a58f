package chat.grpc;

import chat.actors.EndReason;
import chat.actors.Room;
import chat.actors.Visit;
import chat.proto.BroadcastMessage;
import chat.proto.ClientMessage;
import chat.proto.JoinResponse;
import chat.proto.Presence;
import chat.proto.ServerMessage;
import chat.proto.UserJoinedNotification;
import chat.proto.UserLeftNotification;
import chat.store.StoredMessage;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** Translates between a visit's messages and those of {@code ChatService}. */
final class ChatWire implements Encoder<Visit.Output> {
  private final Wire wire;

  ChatWire(Wire wire) {
    this.wire = wire;
  }

  static Visit.Input toInput(ClientMessage message) {
    return switch (message.getEventCase()) {
      case JOIN_REQUEST ->
          new Visit.Join(
              message.getJoinRequest().getUserName(), message.getJoinRequest().getRoomId());
      case CHAT_MESSAGE ->
          new Visit.Say(message.getChatMessage().getText(), message.getChatMessage().getClientId());
      case LEAVE_REQUEST ->
          new Visit.Leave(
              message.getLeaveRequest().getUserName(), message.getLeaveRequest().getRoomId());
      case EVENT_NOT_SET -> Visit.Unknown.INSTANCE;
    };
  }

  @Override
  public Iterator<byte[]> encode(Visit.Output output) {
    List<byte[]> frames =
        output instanceof Visit.Happened happened && happened.event() instanceof Room.Said said
            ? said.forms().get(ChatWire.class, () -> frames(said))
            : List.of(Frames.of(toProto(output)));
    return frames.iterator();
  }

  private static List<byte[]> frames(Room.Said said) {
    return Frames.joined(
        said.messages().stream()
            .map(message -> ServerMessage.newBuilder().setBroadcast(toProto(message)).build()));
  }

  @Override
  public int weight(Visit.Output output) {
    return output instanceof Visit.Happened happened && happened.event() instanceof Room.Said said
        ? said.messages().size()
        : 1;
  }

  @Override
  public byte[] encode(EndReason reason, Duration retryAfter) {
    return Frames.of(
        ServerMessage.newBuilder().setSessionEnded(wire.ended(reason, retryAfter)).build());
  }

  private ServerMessage toProto(Visit.Output output) {
    ServerMessage.Builder message = ServerMessage.newBuilder();
    if (output instanceof Visit.Happened happened) {
      put(message, happened.event());
    } else if (output instanceof Visit.Joined joined) {
      message.setJoinResponse(accepted(joined.room()));
    } else if (output instanceof Visit.JoinRefused refused) {
      message.setJoinResponse(
          JoinResponse.newBuilder()
              .setCode(Wire.toCode(refused.reason()))
              .setMessage(wire.toText(refused.reason()))
              .setRetryAfterMillis(Wire.millis(refused.retryAfter())));
    } else if (output instanceof Visit.Refused refused) {
      message.setRefusal(wire.refusal(refused.reason(), "", refused.clientId(), Duration.ZERO));
    } else if (output instanceof Visit.SlowedDown slowed) {
      message.setSlowDown(wire.slowDown(slowed.pause(), "", slowed.clientId()));
    }
    return message.build();
  }

  private static void put(ServerMessage.Builder message, Room.Event event) {
    if (event instanceof Room.Entered entered) {
      message.setUserJoined(
          UserJoinedNotification.newBuilder()
              .setUserName(entered.name())
              .setCurrentCount(entered.people()));
    } else if (event instanceof Room.Left left) {
      message.setUserLeft(
          UserLeftNotification.newBuilder()
              .setUserName(left.name())
              .setCurrentCount(left.people()));
    } else if (event instanceof Room.WentAway away) {
      message.setPresenceChanged(
          Wire.presence(away.roomId(), away.name(), Presence.PRESENCE_AWAY, away.people()));
    } else if (event instanceof Room.CameBack back) {
      message.setPresenceChanged(
          Wire.presence(back.roomId(), back.name(), Presence.PRESENCE_BACK, back.people()));
    } else if (event instanceof Room.Confirmed confirmed) {
      message.setMessageStored(Wire.toProto(confirmed));
    }
  }

  private static BroadcastMessage toProto(StoredMessage said) {
    return BroadcastMessage.newBuilder()
        .setSenderName(said.sender())
        .setText(said.text())
        .setTimestamp(said.at().getEpochSecond())
        .setClientId(said.clientId())
        .setSeq(said.seq())
        .setSentAtMillis(said.at().toEpochMilli())
        .build();
  }

  private JoinResponse accepted(Room.Joined room) {
    return JoinResponse.newBuilder()
        .setSuccess(true)
        .setMessage(wire.welcome(room))
        .setRoom(Wire.toProto(room))
        .addAllMembers(Wire.members(room.people()))
        .build();
  }
}
