package chat.tools.attack;

import chat.proto.EnterRoom;
import chat.proto.Goodbye;
import chat.proto.Hello;
import chat.proto.SendMessage;
import chat.proto.SessionEvent;
import chat.proto.SessionRequest;
import chat.proto.SessionServiceGrpc;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** A stream of SessionService that says what it is told to. May be called from any thread. */
final class Person implements StreamObserver<SessionEvent> {
  private final Consumer<SessionEvent> heard;
  private final CompletableFuture<Status> end = new CompletableFuture<>();
  private final StreamObserver<SessionRequest> requests;

  /** Opens the stream and says nothing yet. */
  Person(Channel channel, Consumer<SessionEvent> heard) {
    this.heard = heard;
    requests = SessionServiceGrpc.newStub(channel).connect(this);
  }

  /** A name that nobody has. */
  static String newName(String role) {
    return role + Integer.toString(ThreadLocalRandom.current().nextInt(1 << 28), 36);
  }

  static SessionRequest hello(String name, String... rooms) {
    Hello.Builder hello =
        Hello.newBuilder().setUserName(name).setSessionKey(UUID.randomUUID().toString());
    for (String room : rooms) {
      hello.addRooms(EnterRoom.newBuilder().setRoomId(room).setAfter(Long.MAX_VALUE));
    }
    return SessionRequest.newBuilder().setHello(hello).build();
  }

  static SessionRequest message(String room, String text) {
    return SessionRequest.newBuilder()
        .setSendMessage(
            SendMessage.newBuilder()
                .setRoomId(room)
                .setClientId(UUID.randomUUID().toString())
                .setText(text))
        .build();
  }

  static SessionRequest goodbye() {
    return SessionRequest.newBuilder().setGoodbye(Goodbye.getDefaultInstance()).build();
  }

  synchronized void say(SessionRequest request) {
    if (!end.isDone()) {
      requests.onNext(request);
    }
  }

  /** Completes with the stream's status. */
  CompletableFuture<Status> end() {
    return end;
  }

  @Override
  public void onNext(SessionEvent event) {
    heard.accept(event);
  }

  @Override
  public void onError(Throwable failure) {
    end.complete(Status.fromThrowable(failure));
  }

  @Override
  public void onCompleted() {
    end.complete(Status.OK);
  }
}
