package chat.e2e;

import chat.Await;
import chat.proto.ChatServiceGrpc;
import chat.proto.CheckUsernameRequest;
import chat.proto.CheckUsernameResponse;
import chat.proto.EnterRoom;
import chat.proto.ListRoomsRequest;
import chat.proto.RoomInfo;
import chat.proto.SessionServiceGrpc;
import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.Attributes;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;

/** A foreign client: one connection with a socket of its own, and what is done over it. */
public final class ChatClient implements AutoCloseable {
  private static final Metadata.Key<String> ACCEPT_LANGUAGE =
      Metadata.Key.of("accept-language", Metadata.ASCII_STRING_MARSHALLER);

  private final ManagedChannel channel;
  private volatile ClientSocket socket;

  private ChatClient(InetSocketAddress server, UnaryOperator<NettyChannelBuilder> options) {
    NettyChannelBuilder builder =
        NettyChannelBuilder.forAddress(server)
            .usePlaintext()
            .eventLoopGroup(ClientSocket.LOOPS)
            .channelFactory(() -> socket = new ClientSocket());
    channel = options.apply(builder).build();
  }

  /** A client like those in the field, which name no language. */
  public static ChatClient of(InetSocketAddress server) {
    return new ChatClient(server, UnaryOperator.identity());
  }

  /** A client that asks for texts in a language, or in several as a browser does. */
  static ChatClient speaking(String acceptLanguage, InetSocketAddress server) {
    Metadata headers = new Metadata();
    headers.put(ACCEPT_LANGUAGE, acceptLanguage);
    return new ChatClient(
        server, b -> b.intercept(MetadataUtils.newAttachHeadersInterceptor(headers)));
  }

  /** A client that lets the server send only so many bytes ahead of what it has read. */
  static ChatClient withWindow(int bytes, InetSocketAddress server) {
    return new ChatClient(server, b -> b.flowControlWindow(bytes));
  }

  /** A client that speaks TLS and trusts this authority alone. */
  public static ChatClient trusting(String authority, InetSocketAddress server) {
    try {
      SslContext context =
          GrpcSslContexts.forClient()
              .trustManager(new ByteArrayInputStream(authority.getBytes(StandardCharsets.US_ASCII)))
              .build();
      return new ChatClient(server, b -> b.useTransportSecurity().sslContext(context));
    } catch (SSLException unusable) {
      throw new AssertionError(unusable);
    }
  }

  /** A client with another address of this machine, such as 127.0.0.2. */
  static ChatClient from(String address, InetSocketAddress server) {
    return new ChatClient(server, b -> b.localSocketPicker(new From(address)));
  }

  private static final class From extends NettyChannelBuilder.LocalSocketPicker {
    private final SocketAddress local;

    From(String address) {
      local = new InetSocketAddress(address, 0);
    }

    @Override
    public SocketAddress createSocketAddress(SocketAddress server, Attributes attributes) {
      return local;
    }
  }

  public ManagedChannel channel() {
    return channel;
  }

  public ChatServiceGrpc.ChatServiceBlockingStub blocking() {
    return ChatServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(Await.DEADLINE.toSeconds(), TimeUnit.SECONDS);
  }

  public CheckUsernameResponse check(String name) {
    return blocking().checkUsername(request(name));
  }

  ListenableFuture<CheckUsernameResponse> checkLater(String name) {
    return ChatServiceGrpc.newFutureStub(channel).checkUsername(request(name));
  }

  private static CheckUsernameRequest request(String name) {
    return CheckUsernameRequest.newBuilder().setUserName(name).build();
  }

  public List<RoomInfo> rooms() {
    return blocking().listRooms(ListRoomsRequest.getDefaultInstance()).getRoomsList();
  }

  /** How many people the list says are in a room. */
  int countIn(String room) {
    return rooms().stream()
        .filter(info -> info.getRoomId().equals(room))
        .findFirst()
        .orElseThrow()
        .getParticipantCount();
  }

  /** A new stream that has said nothing yet. */
  public Conversation open() {
    return Conversation.open(ChatServiceGrpc.newStub(channel));
  }

  /** A new stream that asks to join; the answer is the caller's to read. */
  Conversation ask(String name, String room) {
    return open().join(name, room);
  }

  /** A new stream whose person is in the room. */
  public Conversation join(String name, String room) {
    Conversation conversation = ask(name, room);
    conversation.accepted();
    return conversation;
  }

  /** A new session stream that has said nothing yet. */
  SessionCall session() {
    return SessionCall.open(SessionServiceGrpc.newStub(channel));
  }

  /** A new session stream that says hello and is welcome. */
  SessionCall hello(String name, String key, EnterRoom... rooms) {
    SessionCall session = session().hello(name, key, rooms);
    session.welcome();
    return session;
  }

  /** As when the process is killed: the connection ends without a word of HTTP/2. */
  void kill() {
    socket.kill();
    close();
  }

  /** As {@link #kill}, but by a TCP reset. */
  void reset() {
    socket.reset();
    close();
  }

  /** As when the network falls silent: the connection stays, and nothing is read or answered. */
  public void freeze() {
    socket.freeze();
  }

  void thaw() {
    socket.thaw();
  }

  /** As when a client closes its window: all calls are cancelled and the connection ends. */
  @Override
  public void close() {
    channel.shutdownNow();
  }
}
