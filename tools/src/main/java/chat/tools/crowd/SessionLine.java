package chat.tools.crowd;

import chat.proto.EnterRoom;
import chat.proto.Goodbye;
import chat.proto.Hello;
import chat.proto.SendMessage;
import chat.proto.SessionEvent;
import chat.proto.SessionRequest;
import chat.proto.SessionServiceGrpc;
import chat.tools.net.Connection;
import io.grpc.stub.StreamObserver;
import java.util.UUID;

/** A line by SessionService.Connect. */
final class SessionLine implements RoomLine, StreamObserver<SessionEvent> {
  private final String name;
  private final String room;
  private final Connection connection;
  private Listener listener;
  private StreamObserver<SessionRequest> requests;
  private volatile boolean closed;

  SessionLine(String name, String room, Connection connection) {
    this.name = name;
    this.room = room;
    this.connection = connection;
  }

  @Override
  public void open(Listener itsListener) {
    listener = itsListener;
    requests = SessionServiceGrpc.newStub(connection.channel()).connect(this);
    Hello hello =
        Hello.newBuilder()
            .setUserName(name)
            .setSessionKey(UUID.randomUUID().toString())
            // Only what is said from now on counts.
            .addRooms(EnterRoom.newBuilder().setRoomId(room).setAfter(Long.MAX_VALUE))
            .build();
    requests.onNext(SessionRequest.newBuilder().setHello(hello).build());
  }

  @Override
  public void say(String text) {
    SendMessage message =
        SendMessage.newBuilder()
            .setRoomId(room)
            .setClientId(UUID.randomUUID().toString())
            .setText(text)
            .build();
    requests.onNext(SessionRequest.newBuilder().setSendMessage(message).build());
  }

  @Override
  public void close() {
    closed = true;
    requests.onNext(SessionRequest.newBuilder().setGoodbye(Goodbye.getDefaultInstance()).build());
  }

  @Override
  public void onNext(SessionEvent event) {
    switch (event.getEventCase()) {
      case REPLAY_ENDED -> listener.entered();
      case MESSAGE -> listener.shown(event.getMessage().getText());
      case REFUSAL -> end(event.getRefusal().getCode() + ": " + event.getRefusal().getMessage());
      case SESSION_ENDED -> end(event.getSessionEnded().getCode().toString());
      default -> {}
    }
  }

  @Override
  public void onError(Throwable failure) {
    end(failure.getMessage());
    connection.close();
  }

  @Override
  public void onCompleted() {
    end("the server completed the stream");
    connection.close();
  }

  private void end(String why) {
    if (!closed) {
      closed = true;
      listener.ended(why);
    }
  }
}
