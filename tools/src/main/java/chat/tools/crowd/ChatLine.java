package chat.tools.crowd;

import chat.proto.ChatMessage;
import chat.proto.ChatServiceGrpc;
import chat.proto.ClientMessage;
import chat.proto.JoinRequest;
import chat.proto.JoinResponse;
import chat.proto.LeaveRequest;
import chat.proto.ServerMessage;
import io.grpc.Channel;
import io.grpc.stub.StreamObserver;

/** A line by ChatService.Chat, with nothing but what the oldest servers know. */
final class ChatLine implements RoomLine, StreamObserver<ServerMessage> {
  private final String name;
  private final String room;
  private final Channel channel;
  private Listener listener;
  private StreamObserver<ClientMessage> requests;
  private volatile boolean closed;

  ChatLine(String name, String room, Channel channel) {
    this.name = name;
    this.room = room;
    this.channel = channel;
  }

  @Override
  public void open(Listener itsListener) {
    listener = itsListener;
    requests = ChatServiceGrpc.newStub(channel).chat(this);
    JoinRequest join = JoinRequest.newBuilder().setUserName(name).setRoomId(room).build();
    requests.onNext(ClientMessage.newBuilder().setJoinRequest(join).build());
  }

  @Override
  public void say(String text) {
    ChatMessage message = ChatMessage.newBuilder().setText(text).build();
    requests.onNext(ClientMessage.newBuilder().setChatMessage(message).build());
  }

  @Override
  public void close() {
    closed = true;
    LeaveRequest leave = LeaveRequest.newBuilder().setUserName(name).setRoomId(room).build();
    requests.onNext(ClientMessage.newBuilder().setLeaveRequest(leave).build());
  }

  @Override
  public void onNext(ServerMessage message) {
    switch (message.getEventCase()) {
      case JOIN_RESPONSE -> onJoin(message.getJoinResponse());
      case BROADCAST ->
          listener.shown(message.getBroadcast().getSeq(), message.getBroadcast().getText());
      case REFUSAL ->
          end(message.getRefusal().getCode() + ": " + message.getRefusal().getMessage());
      case SESSION_ENDED -> end(message.getSessionEnded().getCode().toString());
      default -> {}
    }
  }

  private void onJoin(JoinResponse answer) {
    if (answer.getSuccess()) {
      listener.entered();
    } else {
      end(answer.getMessage());
    }
  }

  @Override
  public void onError(Throwable failure) {
    end(failure.getMessage());
    listener.over();
  }

  @Override
  public void onCompleted() {
    end("the server completed the stream");
    listener.over();
  }

  private void end(String why) {
    if (!closed) {
      closed = true;
      listener.ended(why);
    }
  }
}
