package chat.client.net;

import chat.client.model.Failure;
import chat.client.model.Link;
import chat.client.model.Reply;
import chat.client.model.RoomEvents;
import chat.client.model.RoomStream;
import chat.proto.ChatServiceGrpc;
import chat.proto.ChatServiceGrpc.ChatServiceStub;
import chat.proto.CheckUsernameRequest;
import chat.proto.CheckUsernameResponse;
import chat.proto.ListRoomsRequest;
import chat.proto.ListRoomsResponse;
import chat.proto.RoomInfo;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * One channel that is given up at its first loss, so that it always is one and the same connection.
 */
final class GrpcLink implements Link {
  /**
   * How long an answer may take.
   *
   * @param claim includes finding the address and connecting
   */
  record Deadlines(Duration claim, Duration list) {}

  private final ManagedChannel channel;
  private final ChatServiceStub stub;
  private final Executor models;
  private final Deadlines deadlines;

  /** Set and read on the models' thread only. */
  private boolean closed;

  GrpcLink(ManagedChannel channel, Executor models, Deadlines deadlines) {
    this.channel = channel;
    this.stub = ChatServiceGrpc.newStub(channel);
    this.models = models;
    this.deadlines = deadlines;
  }

  @Override
  public void claimName(String name, Reply<CheckUsernameResponse> reply) {
    stub.withDeadlineAfter(deadlines.claim())
        .checkUsername(
            CheckUsernameRequest.newBuilder().setUserName(name).build(),
            new UnaryReply<>(reply, this::handOver));
  }

  @Override
  public void listRooms(Reply<List<RoomInfo>> reply) {
    Reply<ListRoomsResponse> rooms =
        Reply.of(answer -> reply.answered(answer.getRoomsList()), reply::failed);
    stub.withDeadlineAfter(deadlines.list())
        .listRooms(ListRoomsRequest.getDefaultInstance(), new UnaryReply<>(rooms, this::handOver));
  }

  @Override
  public RoomStream join(String name, String roomId, RoomEvents events) {
    GrpcRoomStream room = new GrpcRoomStream(name, roomId, events, this::handOver);
    stub.chat(room);
    room.join();
    return room;
  }

  @Override
  public void onLost(Consumer<Failure> listener) {
    watch(listener);
  }

  @Override
  public void close() {
    closed = true;
    channel.shutdownNow();
  }

  /** Called when the channel has worked, so that any state but READY means that it is lost. */
  private void watch(Consumer<Failure> listener) {
    if (channel.getState(false) == ConnectivityState.READY) {
      channel.notifyWhenStateChanged(ConnectivityState.READY, () -> watch(listener));
    } else {
      handOver(() -> listener.accept(Failure.LOST));
    }
  }

  private void handOver(Runnable event) {
    models.execute(
        () -> {
          if (!closed) {
            event.run();
          }
        });
  }
}
