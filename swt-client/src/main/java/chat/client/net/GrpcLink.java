package chat.client.net;

import chat.client.model.Link;
import chat.client.model.Reply;
import chat.client.model.SessionEvents;
import chat.proto.ChatServiceGrpc;
import chat.proto.EnterRoom;
import chat.proto.ExitRoom;
import chat.proto.FetchHistory;
import chat.proto.Goodbye;
import chat.proto.Hello;
import chat.proto.ListRoomsRequest;
import chat.proto.ListRoomsResponse;
import chat.proto.RoomInfo;
import chat.proto.SendMessage;
import chat.proto.SessionRequest;
import chat.proto.SessionServiceGrpc;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/** One channel with one session on it. */
final class GrpcLink implements Link {
  private final ManagedChannel channel;
  private final Diagnosis diagnosis;
  private final Executor models;
  private final Duration answerTime;
  private GrpcSessionStream session;

  /** Set and read on the models' thread only. */
  private boolean closed;

  /**
   * @param answerTime how long an answer to a single question may take
   */
  GrpcLink(ManagedChannel channel, Diagnosis diagnosis, Executor models, Duration answerTime) {
    this.channel = channel;
    this.diagnosis = diagnosis;
    this.models = models;
    this.answerTime = answerTime;
  }

  @Override
  public void hello(Hello hello, SessionEvents events) {
    session = new GrpcSessionStream(events, diagnosis, this::handOver);
    SessionServiceGrpc.newStub(channel).connect(session);
    session.send(SessionRequest.newBuilder().setHello(hello));
  }

  @Override
  public void enter(EnterRoom room) {
    session.send(SessionRequest.newBuilder().setEnterRoom(room));
  }

  @Override
  public void say(SendMessage message) {
    session.send(SessionRequest.newBuilder().setSendMessage(message));
  }

  @Override
  public void fetch(FetchHistory range) {
    session.send(SessionRequest.newBuilder().setFetchHistory(range));
  }

  @Override
  public void exit(String roomId) {
    session.send(SessionRequest.newBuilder().setExitRoom(ExitRoom.newBuilder().setRoomId(roomId)));
  }

  /** The channel ends by itself when the server has completed the stream. */
  @Override
  public void goodbye() {
    closed = true;
    session.send(SessionRequest.newBuilder().setGoodbye(Goodbye.getDefaultInstance()));
    session.complete();
    channel.shutdown();
  }

  @Override
  public void listRooms(Reply<List<RoomInfo>> reply) {
    Reply<ListRoomsResponse> rooms =
        Reply.of(answer -> reply.answered(answer.getRoomsList()), reply::failed);
    ChatServiceGrpc.newStub(channel)
        .withDeadlineAfter(answerTime)
        .listRooms(ListRoomsRequest.getDefaultInstance(), new UnaryReply<>(rooms, this::handOver));
  }

  @Override
  public void close() {
    closed = true;
    channel.shutdownNow();
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
