package chat.tools.baseline;

import chat.proto.ChatMessage;
import chat.proto.ClientMessage;
import chat.proto.JoinRequest;
import chat.proto.JoinResponse;
import chat.proto.ServerMessage;
import chat.proto.UserJoinedNotification;
import chat.proto.UserLeftNotification;
import io.grpc.ServerCall;
import io.grpc.Status;

/** One stream of ChatService.Chat: somebody in one room. */
final class Visit extends ServerCall.Listener<ClientMessage> implements Room.Member {
  private final Rooms rooms;
  private final Line line;
  private Room room;
  private String name;

  Visit(Rooms rooms, ServerCall<ClientMessage, Shared> call) {
    this.rooms = rooms;
    line = new Line(call);
    call.request(Integer.MAX_VALUE);
  }

  @Override
  public void onMessage(ClientMessage message) {
    switch (message.getEventCase()) {
      case JOIN_REQUEST -> join(message.getJoinRequest());
      case CHAT_MESSAGE -> say(message.getChatMessage());
      case LEAVE_REQUEST -> end(Status.OK);
      default -> end(Status.UNIMPLEMENTED);
    }
  }

  private void join(JoinRequest join) {
    Room wanted = rooms.get(join.getRoomId());
    name = join.getUserName();
    if (wanted == null || !wanted.enter(name, this)) {
      tell(
          ServerMessage.newBuilder()
              .setJoinResponse(JoinResponse.newBuilder().setMessage("no place")));
      return;
    }
    room = wanted;
    tell(
        ServerMessage.newBuilder()
            .setJoinResponse(JoinResponse.newBuilder().setSuccess(true).setRoom(room.info())));
  }

  private void say(ChatMessage message) {
    if (room == null) {
      end(Status.FAILED_PRECONDITION.withDescription("in no room"));
    } else {
      room.say(name, message.getClientId(), message.getText(), stored -> {});
    }
  }

  @Override
  public void shown(Broadcast message) {
    line.send(message.forVisits());
  }

  @Override
  public void came(String other, int count) {
    tell(
        ServerMessage.newBuilder()
            .setUserJoined(
                UserJoinedNotification.newBuilder().setUserName(other).setCurrentCount(count)));
  }

  @Override
  public void went(String other, int count) {
    tell(
        ServerMessage.newBuilder()
            .setUserLeft(
                UserLeftNotification.newBuilder().setUserName(other).setCurrentCount(count)));
  }

  private void tell(ServerMessage.Builder message) {
    line.send(Shared.of(message.build()));
  }

  private void end(Status status) {
    go();
    line.end(status);
  }

  private void go() {
    if (room != null) {
      room.leave(name, this);
      room = null;
    }
  }

  @Override
  public void onHalfClose() {
    end(Status.OK);
  }

  @Override
  public void onReady() {
    line.ready();
  }

  @Override
  public void onCancel() {
    line.cancelled();
    go();
  }
}
