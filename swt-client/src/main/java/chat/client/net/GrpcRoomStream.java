package chat.client.net;

import chat.client.model.Failure;
import chat.client.model.RoomEvents;
import chat.client.model.RoomStream;
import chat.proto.ChatMessage;
import chat.proto.ClientMessage;
import chat.proto.JoinRequest;
import chat.proto.LeaveRequest;
import chat.proto.ServerMessage;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.Executor;

/** One Chat stream. */
final class GrpcRoomStream
    implements ClientResponseObserver<ClientMessage, ServerMessage>, RoomStream {
  /** So many messages may wait for the user interface; the rest waits at the server. */
  private static final int WINDOW = 256;

  private final String name;
  private final String roomId;
  private final RoomEvents events;
  private final Executor handOver;
  private ClientCallStreamObserver<ClientMessage> requests;

  /** Set and read on the models' thread only. */
  private boolean left;

  GrpcRoomStream(String name, String roomId, RoomEvents events, Executor handOver) {
    this.name = name;
    this.roomId = roomId;
    this.events = events;
    this.handOver = handOver;
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<ClientMessage> requestStream) {
    requests = requestStream;
    requests.disableAutoRequestWithInitial(WINDOW);
  }

  void join() {
    JoinRequest join = JoinRequest.newBuilder().setUserName(name).setRoomId(roomId).build();
    requests.onNext(ClientMessage.newBuilder().setJoinRequest(join).build());
  }

  @Override
  public void say(String text, String clientId) {
    ChatMessage message = ChatMessage.newBuilder().setText(text).setClientId(clientId).build();
    requests.onNext(ClientMessage.newBuilder().setChatMessage(message).build());
  }

  @Override
  public void leave() {
    left = true;
    LeaveRequest leave = LeaveRequest.newBuilder().setUserName(name).setRoomId(roomId).build();
    requests.onNext(ClientMessage.newBuilder().setLeaveRequest(leave).build());
    requests.onCompleted();
  }

  @Override
  public void onNext(ServerMessage message) {
    tell(() -> events.received(message));
    // Also after leaving: an unread message would keep the server from completing the stream.
    handOver.execute(() -> requests.request(1));
  }

  @Override
  public void onError(Throwable thrown) {
    Failure failure = Failures.of(thrown);
    tell(() -> events.failed(failure));
  }

  @Override
  public void onCompleted() {
    tell(events::completed);
  }

  private void tell(Runnable event) {
    handOver.execute(
        () -> {
          if (!left) {
            event.run();
          }
        });
  }
}
