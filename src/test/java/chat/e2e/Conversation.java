package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.BroadcastMessage;
import chat.proto.ChatMessage;
import chat.proto.ChatServiceGrpc;
import chat.proto.ClientMessage;
import chat.proto.JoinRequest;
import chat.proto.JoinResponse;
import chat.proto.LeaveRequest;
import chat.proto.MessageStored;
import chat.proto.Refusal;
import chat.proto.ServerMessage;
import chat.proto.ServerMessage.EventCase;
import chat.proto.SessionEnded;
import chat.proto.UserJoinedNotification;
import chat.proto.UserLeftNotification;
import io.grpc.Status;

/**
 * One Chat stream. What the server says is read one by one: each reader names what must be next.
 */
public final class Conversation extends Call<ClientMessage, ServerMessage> {
  private Conversation(boolean reading) {
    super(reading);
  }

  static Conversation open(ChatServiceGrpc.ChatServiceStub stub) {
    Conversation conversation = new Conversation(true);
    stub.chat(conversation);
    return conversation;
  }

  /** A stream that takes nothing from the network but what {@link #take} asks for. */
  static Conversation openWithoutReading(ChatServiceGrpc.ChatServiceStub stub) {
    Conversation conversation = new Conversation(false);
    stub.chat(conversation);
    return conversation;
  }

  // What the client says.

  Conversation send(ClientMessage message) {
    write(message);
    return this;
  }

  Conversation join(String name, String room) {
    return send(
        ClientMessage.newBuilder()
            .setJoinRequest(JoinRequest.newBuilder().setUserName(name).setRoomId(room))
            .build());
  }

  public Conversation say(String text) {
    return say(text, "");
  }

  Conversation say(String text, String clientId) {
    return send(
        ClientMessage.newBuilder()
            .setChatMessage(ChatMessage.newBuilder().setText(text).setClientId(clientId))
            .build());
  }

  Conversation leave(String name, String room) {
    return send(
        ClientMessage.newBuilder()
            .setLeaveRequest(LeaveRequest.newBuilder().setUserName(name).setRoomId(room))
            .build());
  }

  /** Leaves and sees the stream complete. */
  void leave() {
    leave("", "");
    assertThat(status()).isEqualTo(Status.OK);
  }

  // What the server says.

  private ServerMessage next(EventCase event) {
    ServerMessage message = next();
    assertThat(message.getEventCase()).as("%s", message).isEqualTo(event);
    return message;
  }

  JoinResponse joinResponse() {
    return next(EventCase.JOIN_RESPONSE).getJoinResponse();
  }

  JoinResponse accepted() {
    JoinResponse response = joinResponse();
    assertThat(response.getSuccess()).as("%s", response).isTrue();
    return response;
  }

  public BroadcastMessage broadcast() {
    return next(EventCase.BROADCAST).getBroadcast();
  }

  UserJoinedNotification userJoined() {
    return next(EventCase.USER_JOINED).getUserJoined();
  }

  UserLeftNotification userLeft() {
    return next(EventCase.USER_LEFT).getUserLeft();
  }

  MessageStored messageStored() {
    return next(EventCase.MESSAGE_STORED).getMessageStored();
  }

  Refusal refusal() {
    return next(EventCase.REFUSAL).getRefusal();
  }

  public SessionEnded sessionEnded() {
    return next(EventCase.SESSION_ENDED).getSessionEnded();
  }
}
