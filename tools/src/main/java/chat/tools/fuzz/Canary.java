package chat.tools.fuzz;

import chat.proto.ChatServiceGrpc;
import chat.proto.EnterRoom;
import chat.proto.Hello;
import chat.proto.ListRoomsRequest;
import chat.proto.RoomMessage;
import chat.proto.SendMessage;
import chat.proto.SessionEvent;
import chat.proto.SessionRequest;
import chat.proto.SessionServiceGrpc;
import chat.tools.net.Connection;
import chat.tools.net.Connector;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Somebody decent in the same rooms: says something each second, and must see it, and all that
 * others say, in order and without a gap. May be called from any thread.
 */
final class Canary implements StreamObserver<SessionEvent>, AutoCloseable {
  private static final Duration REACH = Duration.ofSeconds(10);
  private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();
  private static final String TEXT = "tweet ";

  private final Connection connection;
  private final StreamObserver<SessionRequest> requests;
  private final String name;
  private final String room;
  private final CompletableFuture<Void> entered = new CompletableFuture<>();
  private final List<String> complaints = new ArrayList<>();
  private long lastSeq = -1;
  private int said;
  private int shown;

  /** When those were said that it has not seen. */
  private final Deque<Long> unseenSinceNanos = new ArrayDeque<>();

  private boolean leaving;

  /**
   * @throws FuzzFailure if it does not get in
   */
  Canary(Connector connector) {
    connection = connector.open(Runnable::run);
    room = lastRoom();
    requests = SessionServiceGrpc.newStub(connection.channel()).connect(this);
    EnterRoom enter = EnterRoom.newBuilder().setRoomId(room).setAfter(Long.MAX_VALUE).build();
    name = "canary" + UUID.randomUUID().toString().substring(0, 8);
    requests.onNext(
        SessionRequest.newBuilder()
            .setHello(
                Hello.newBuilder()
                    .setUserName(name)
                    .setSessionKey(UUID.randomUUID().toString())
                    .addRooms(enter))
            .build());
    entered.completeOnTimeout(null, REACH.toSeconds(), TimeUnit.SECONDS).join();
    if (!complaints().isEmpty()) {
      throw new FuzzFailure("The canary does not get in: " + complaints().get(0));
    }
  }

  private String lastRoom() {
    try {
      var rooms =
          ChatServiceGrpc.newBlockingStub(connection.channel())
              .withWaitForReady()
              .withDeadlineAfter(REACH.toSeconds(), TimeUnit.SECONDS)
              .listRooms(ListRoomsRequest.getDefaultInstance())
              .getRoomsList();
      return rooms.get(rooms.size() - 1).getRoomId();
    } catch (StatusRuntimeException failure) {
      connection.close();
      throw new FuzzFailure("The server does not answer ListRooms: " + failure.getStatus());
    }
  }

  /** Says something. */
  synchronized void tweet() {
    Long oldest = unseenSinceNanos.peek();
    if (oldest != null && System.nanoTime() - oldest > PATIENCE_NANOS) {
      complain("did not see what it said 30 s ago");
      unseenSinceNanos.clear();
    }
    said++;
    unseenSinceNanos.add(System.nanoTime());
    SendMessage message =
        SendMessage.newBuilder()
            .setRoomId(room)
            .setClientId(UUID.randomUUID().toString())
            .setText(TEXT + said)
            .build();
    requests.onNext(SessionRequest.newBuilder().setSendMessage(message).build());
  }

  synchronized int shown() {
    return shown;
  }

  /** What is wrong, since the last time this was asked. */
  synchronized List<String> complaints() {
    List<String> all = List.copyOf(complaints);
    complaints.clear();
    return all;
  }

  @Override
  public synchronized void onNext(SessionEvent event) {
    switch (event.getEventCase()) {
      case REPLAY_ENDED -> {
        lastSeq = event.getReplayEnded().getLastSeq();
        entered.complete(null);
      }
      case MESSAGE -> onMessage(event.getMessage());
      case REFUSAL -> complain("refused: " + event.getRefusal().getCode());
      case SESSION_ENDED -> complain("put off: " + event.getSessionEnded().getCode());
      default -> {}
    }
  }

  private void onMessage(RoomMessage message) {
    if (message.getSeq() != lastSeq + 1) {
      complain("was shown number %d after %d".formatted(message.getSeq(), lastSeq));
    }
    lastSeq = message.getSeq();
    if (message.getSenderName().equals(name)) {
      shown++;
      unseenSinceNanos.poll();
      if (!message.getText().equals(TEXT + shown)) {
        complain("said \"%s%d\" and was shown \"%s\"".formatted(TEXT, shown, message.getText()));
      }
    }
  }

  @Override
  public synchronized void onError(Throwable failure) {
    complain("its stream ended: " + Status.fromThrowable(failure));
    entered.complete(null);
  }

  @Override
  public synchronized void onCompleted() {
    complain("its stream was completed");
    entered.complete(null);
  }

  private void complain(String what) {
    if (!leaving) {
      complaints.add("the canary " + what);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      leaving = true;
    }
    connection.close();
  }
}
