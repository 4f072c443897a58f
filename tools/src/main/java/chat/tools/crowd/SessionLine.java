package chat.tools.crowd;

import chat.proto.EnterRoom;
import chat.proto.Goodbye;
import chat.proto.Hello;
import chat.proto.RoomMessage;
import chat.proto.SendMessage;
import chat.proto.SessionEvent;
import chat.proto.SessionRequest;
import chat.proto.SessionServiceGrpc;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.grpc.Channel;
import io.grpc.stub.StreamObserver;
import java.util.UUID;

/** A line by SessionService.Connect. */
final class SessionLine implements RoomLine, StreamObserver<SessionEvent> {
  /** They begin with the time, as the contract advises. */
  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  private final String name;
  private final String room;
  private final Channel channel;
  private final boolean history;
  private Listener listener;
  private StreamObserver<SessionRequest> requests;
  private volatile boolean closed;

  /** What the room's newest message was when the line entered. */
  private long before;

  /**
   * @param history whether it reads the last messages before its own time when it enters
   */
  SessionLine(String name, String room, Channel channel, boolean history) {
    this.name = name;
    this.room = room;
    this.channel = channel;
    this.history = history;
  }

  @Override
  public void open(Listener itsListener) {
    listener = itsListener;
    requests = SessionServiceGrpc.newStub(channel).connect(this);
    EnterRoom.Builder enter = EnterRoom.newBuilder().setRoomId(room);
    if (!history) {
      enter.setAfter(Long.MAX_VALUE);
    }
    Hello hello =
        Hello.newBuilder()
            .setUserName(name)
            .setSessionKey(UUID.randomUUID().toString())
            .addRooms(enter)
            .build();
    requests.onNext(SessionRequest.newBuilder().setHello(hello).build());
  }

  @Override
  public void say(String text) {
    SendMessage message =
        SendMessage.newBuilder()
            .setRoomId(room)
            .setClientId(IDS.generate().toString())
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
      case ROOM_ENTERED -> before = event.getRoomEntered().getLastSeq();
      case MESSAGE -> onMessage(event.getMessage());
      case REFUSAL -> end(event.getRefusal().getCode() + ": " + event.getRefusal().getMessage());
      case SESSION_ENDED -> end(event.getSessionEnded().getCode().toString());
      default -> {}
    }
  }

  private void onMessage(RoomMessage message) {
    if (message.getSeq() > before) {
      listener.shown(message.getSeq(), message.getText());
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
