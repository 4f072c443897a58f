package chat.client.net;

import chat.proto.BroadcastMessage;
import chat.proto.ChatMessage;
import chat.proto.ChatServiceGrpc;
import chat.proto.CheckUsernameRequest;
import chat.proto.CheckUsernameResponse;
import chat.proto.ClientMessage;
import chat.proto.JoinResponse;
import chat.proto.ListRoomsRequest;
import chat.proto.ListRoomsResponse;
import chat.proto.Member;
import chat.proto.RefusalCode;
import chat.proto.RoomInfo;
import chat.proto.ServerMessage;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A chat server of one room for tests: every name but "Taken" is free, and everything said comes
 * back.
 */
final class FakeChatServer extends ChatServiceGrpc.ChatServiceImplBase
    implements ServerInterceptor, AutoCloseable {
  static final String ROOM = "general";
  static final String FULL = "full";

  private static final Metadata.Key<String> LANGUAGE =
      Metadata.Key.of("accept-language", Metadata.ASCII_STRING_MARSHALLER);

  final Set<String> languages = ConcurrentHashMap.newKeySet();
  final BlockingQueue<ClientMessage> received = new LinkedBlockingQueue<>();
  final BlockingQueue<ServerCallStreamObserver<ServerMessage>> streams =
      new LinkedBlockingQueue<>();

  private final Server server;

  private FakeChatServer(int port) throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .addService(this)
            .intercept(this)
            .build()
            .start();
  }

  static FakeChatServer start() throws IOException {
    return new FakeChatServer(0);
  }

  /** A server on the port of one that is gone. */
  static FakeChatServer startOn(int port) throws IOException {
    return new FakeChatServer(port);
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void close() throws InterruptedException {
    server.shutdownNow().awaitTermination();
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    languages.add(String.valueOf(headers.get(LANGUAGE)));
    return next.startCall(call, headers);
  }

  @Override
  public void checkUsername(
      CheckUsernameRequest request, StreamObserver<CheckUsernameResponse> reply) {
    boolean taken = request.getUserName().equals("Taken");
    reply.onNext(
        CheckUsernameResponse.newBuilder()
            .setAvailable(!taken)
            .setCode(
                taken ? RefusalCode.REFUSAL_CODE_NAME_TAKEN : RefusalCode.REFUSAL_CODE_UNSPECIFIED)
            .build());
    reply.onCompleted();
  }

  @Override
  public void listRooms(ListRoomsRequest request, StreamObserver<ListRoomsResponse> reply) {
    reply.onNext(
        ListRoomsResponse.newBuilder().addRooms(RoomInfo.newBuilder().setRoomId(ROOM)).build());
    reply.onCompleted();
  }

  @Override
  public StreamObserver<ClientMessage> chat(StreamObserver<ServerMessage> client) {
    streams.add((ServerCallStreamObserver<ServerMessage>) client);
    return new StreamObserver<>() {
      private String name;

      @Override
      public void onNext(ClientMessage message) {
        received.add(message);
        switch (message.getEventCase()) {
          case JOIN_REQUEST -> {
            name = message.getJoinRequest().getUserName();
            join(message.getJoinRequest().getRoomId(), name, client);
          }
          case CHAT_MESSAGE -> client.onNext(echo(name, message.getChatMessage()));
          case LEAVE_REQUEST -> client.onCompleted();
          case EVENT_NOT_SET -> throw new IllegalStateException("an empty message");
        }
      }

      @Override
      public void onError(Throwable gone) {
        // A client that vanishes is what some tests are about.
      }

      @Override
      public void onCompleted() {
        // The leave_request before it completed the stream.
      }
    };
  }

  private static void join(String room, String name, StreamObserver<ServerMessage> client) {
    if (room.equals(FULL)) {
      JoinResponse full =
          JoinResponse.newBuilder().setCode(RefusalCode.REFUSAL_CODE_ROOM_FULL).build();
      client.onNext(ServerMessage.newBuilder().setJoinResponse(full).build());
      client.onCompleted();
      return;
    }
    JoinResponse welcome =
        JoinResponse.newBuilder()
            .setSuccess(true)
            .addMembers(Member.newBuilder().setUserName(name))
            .build();
    client.onNext(ServerMessage.newBuilder().setJoinResponse(welcome).build());
  }

  static ServerMessage echo(String name, ChatMessage message) {
    return ServerMessage.newBuilder()
        .setBroadcast(
            BroadcastMessage.newBuilder()
                .setSenderName(name)
                .setText(message.getText())
                .setClientId(message.getClientId()))
        .build();
  }
}
