package chat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.NotUsed;
import akka.grpc.GrpcServiceException;
import akka.grpc.javadsl.Metadata;
import akka.stream.javadsl.Source;
import chat.Await;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Akka gRPC's generated handlers over this transport, seen by grpc-java. */
class GrpcTest {
  private static final int FLOOD = 100_000;

  private final ServerFixture fixture = newFixture();
  private final CompletableFuture<Throwable> requestEnded = new CompletableFuture<>();
  private final CompletableFuture<String> awake = new CompletableFuture<>();
  private final AtomicInteger flooded = new AtomicInteger();
  private ChatServiceGrpc.ChatServiceBlockingStub blocking;
  private ChatServiceGrpc.ChatServiceStub async;

  ServerFixture newFixture() {
    return new ServerFixture();
  }

  @BeforeEach
  void serve() throws Exception {
    fixture.serve(
        TransportSettings.DEFAULT,
        ChatServicePowerApiHandlerFactory.create(new EchoService(), fixture.system));
    var channel = fixture.grpcClient();
    blocking =
        ChatServiceGrpc.newBlockingStub(channel)
            .withDeadlineAfter(Await.DEADLINE.toSeconds(), TimeUnit.SECONDS);
    async =
        ChatServiceGrpc.newStub(channel)
            .withDeadlineAfter(Await.DEADLINE.toSeconds(), TimeUnit.SECONDS);
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

  @Test
  void clientThatDoesNotReadStopsTheServersSource() throws Exception {
    Client client = new Client();
    client.readsOnDemand = true;
    async.chat(client);
    client.say("flood");

    client.call.request(1);
    client.hear();
    // grpc-java's window is 1 MiB; the rest of 100 MB must wait in the source.
    Await.until("the source stands still", () -> standsStill(flooded));
    assertThat(flooded.get()).isLessThan(3_000);

    client.call.request(Integer.MAX_VALUE);
    client.call.onCompleted();
    assertThat(Await.result(client.status)).isEqualTo(Status.OK);
    assertThat(flooded).hasValue(FLOOD);
  }

  @Test
  void serverThatDoesNotReadStopsTheClient() throws Exception {
    Client client = new Client();
    async.chat(client);
    client.say("sleep");

    for (int said = 0; client.call.isReady(); said++) {
      client.say("x".repeat(1_000));
      assertThat(said).isLessThan(10_000);
    }

    awake.complete("awake");
    while (!client.hear().equals("awake")) {
      assertThat(client.status).isNotDone();
    }
    Await.until("the client may send again", client.call::isReady);
  }

  /** Whether nothing was added for a while that is long against the pauses of a running stream. */
  private boolean standsStill(AtomicInteger count) {
    int before = count.get();
    blocking.listRooms(ListRoomsRequest.getDefaultInstance());
    blocking.listRooms(ListRoomsRequest.getDefaultInstance());
    return before > 0 && count.get() == before;
  }

  /**
   * Echoes; "bye" completes the stream and "fail" fails it, while the request is still open;
   * "flood" is answered with 100 MB, and after "sleep" nothing is read until {@link #awake} is
   * complete.
   */
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
          .mapAsync(
              1, text -> text.equals("sleep") ? awake : CompletableFuture.completedFuture(text))
          .flatMapConcat(text -> text.equals("flood") ? flood() : Source.single(text))
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

    private Source<String, NotUsed> flood() {
      return Source.range(1, FLOOD)
          .map(number -> "x".repeat(1_000))
          .wireTap(text -> flooded.incrementAndGet());
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
    boolean readsOnDemand;

    void say(String text) {
      call.onNext(
          ClientMessage.newBuilder()
              .setChatMessage(ChatMessage.newBuilder().setText(text))
              .build());
    }

    String hear() throws InterruptedException {
      return heard.poll(Await.DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ClientMessage> call) {
      this.call = call;
      if (readsOnDemand) {
        call.disableAutoRequestWithInitial(0);
      }
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
