package chat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.NotUsed;
import akka.grpc.GrpcServiceException;
import akka.grpc.javadsl.Metadata;
import akka.stream.javadsl.Source;
import chat.proto.BroadcastMessage;
import chat.proto.ChatMessage;
import chat.proto.ChatServiceGrpc;
import chat.proto.ChatServicePowerApi;
import chat.proto.ChatServicePowerApiHandlerFactory;
import chat.proto.CheckUsernameRequest;
import chat.proto.CheckUsernameResponse;
import chat.proto.ClientMessage;
import chat.proto.ListRoomsRequest;
import chat.proto.ListRoomsResponse;
import chat.proto.RoomInfo;
import chat.proto.ServerMessage;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Akka gRPC's generated handlers over this transport, seen by grpc-java. */
class GrpcTest {
  private final ServerFixture fixture = new ServerFixture();
  private final CompletableFuture<Throwable> requestEnded = new CompletableFuture<>();
  private ChatServiceGrpc.ChatServiceBlockingStub blocking;
  private ChatServiceGrpc.ChatServiceStub async;

  @BeforeEach
  void serve() throws Exception {
    fixture.serve(
        TransportSettings.DEFAULT,
        ChatServicePowerApiHandlerFactory.create(new EchoService(), fixture.system));
    var channel = fixture.grpcClient();
    blocking = ChatServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
    async = ChatServiceGrpc.newStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  @Test
  void unaryCallIsAnswered() {
    ListRoomsResponse rooms = blocking.listRooms(ListRoomsRequest.getDefaultInstance());

    assertThat(rooms.getRooms(0).getRoomId()).isEqualTo("general");
  }

  @Test
  void failureArrivesAsStatusWithItsText() {
    assertThatThrownBy(
            () ->
                blocking.checkUsername(CheckUsernameRequest.newBuilder().setUserName("名字").build()))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure -> {
              assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
              assertThat(failure.getStatus().getDescription()).isEqualTo("no 名字");
            });
  }

  @Test
  void bidirectionalStreamEchoesUntilTheClientHalfCloses() throws Exception {
    Client client = new Client();
    async.chat(client);
    for (int i = 0; i < 1_000; i++) {
      client.say("message " + i);
    }
    for (int i = 0; i < 1_000; i++) {
      assertThat(client.hear()).isEqualTo("message " + i);
    }

    client.call.onCompleted();

    assertThat(Await.result(client.status)).isEqualTo(Status.OK);
  }

  @Test
  void serverMayCompleteBeforeTheClientHalfCloses() throws Exception {
    Client client = new Client();
    async.chat(client);

    client.say("bye");

    assertThat(Await.result(client.status)).isEqualTo(Status.OK);
    assertThat(blocking.listRooms(ListRoomsRequest.getDefaultInstance()).getRoomsCount()).isOne();
  }

  @Test
  void failedStreamArrivesAsStatus() throws Exception {
    Client client = new Client();
    async.chat(client);

    client.say("fail");

    assertThat(Await.result(client.status).getCode()).isEqualTo(Status.Code.ABORTED);
  }

  @Test
  void clientsCancellationFailsTheRequest() throws Exception {
    Client client = new Client();
    async.chat(client);
    client.say("hello");
    client.hear();

    client.call.cancel("gone", null);

    assertThat(Await.result(requestEnded)).hasMessageContaining("CANCEL");
    assertThat(fixture.count(TransportEvent.STREAM_RESET_BY_PEER)).isOne();
  }

  /** Echoes; "bye" completes the stream and "fail" fails it, while the request is still open. */
  private final class EchoService implements ChatServicePowerApi {
    @Override
    public CompletionStage<ListRoomsResponse> listRooms(
        ListRoomsRequest request, Metadata metadata) {
      return CompletableFuture.completedFuture(
          ListRoomsResponse.newBuilder()
              .addRooms(RoomInfo.newBuilder().setRoomId("general"))
              .build());
    }

    @Override
    public Source<ServerMessage, NotUsed> chat(
        Source<ClientMessage, NotUsed> in, Metadata metadata) {
      return in.watchTermination(
              (notUsed, done) -> {
                done.whenComplete((ok, failure) -> requestEnded.complete(failure));
                return notUsed;
              })
          .map(message -> message.getChatMessage().getText())
          .takeWhile(text -> !text.equals("bye"))
          .map(
              text -> {
                if (text.equals("fail")) {
                  throw new GrpcServiceException(Status.ABORTED);
                }
                return ServerMessage.newBuilder()
                    .setBroadcast(BroadcastMessage.newBuilder().setText(text))
                    .build();
              });
    }

    @Override
    public CompletionStage<CheckUsernameResponse> checkUsername(
        CheckUsernameRequest request, Metadata metadata) {
      return CompletableFuture.failedFuture(
          new GrpcServiceException(
              Status.FAILED_PRECONDITION.withDescription("no " + request.getUserName())));
    }
  }

  private static final class Client
      implements ClientResponseObserver<ClientMessage, ServerMessage> {
    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    final CompletableFuture<Status> status = new CompletableFuture<>();
    ClientCallStreamObserver<ClientMessage> call;

    void say(String text) {
      call.onNext(
          ClientMessage.newBuilder()
              .setChatMessage(ChatMessage.newBuilder().setText(text))
              .build());
    }

    String hear() throws InterruptedException {
      return heard.poll(10, TimeUnit.SECONDS);
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ClientMessage> call) {
      this.call = call;
    }

    @Override
    public void onNext(ServerMessage message) {
      heard.add(message.getBroadcast().getText());
    }

    @Override
    public void onError(Throwable failure) {
      status.complete(Status.fromThrowable(failure));
    }

    @Override
    public void onCompleted() {
      status.complete(Status.OK);
    }
  }
}
