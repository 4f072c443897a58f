package chat.client.net;

import chat.proto.ChatServiceGrpc;
import chat.proto.ListRoomsRequest;
import chat.proto.ListRoomsResponse;
import chat.proto.RoomInfo;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.grpc.stub.StreamObserver;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A chat server with one room for tests. */
final class FakeChatServer extends ChatServiceGrpc.ChatServiceImplBase
    implements ServerInterceptor, AutoCloseable {
  static final String ROOM = "general";
  private static final Metadata.Key<String> LANGUAGE =
      Metadata.Key.of("accept-language", Metadata.ASCII_STRING_MARSHALLER);

  final Set<String> languages = ConcurrentHashMap.newKeySet();
  final FakeSessions sessions;
  private final Server server;

  private FakeChatServer(int port, FakeStore store, boolean withSessions, Optional<SslContext> tls)
      throws IOException {
    sessions = new FakeSessions(store);
    List<BindableService> services = withSessions ? List.of(this, sessions) : List.of(this);
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .intercept(this);
    services.forEach(builder::addService);
    tls.ifPresent(builder::sslContext);
    server = builder.build().start();
  }

  static FakeChatServer start() throws IOException {
    return startOn(0, new FakeStore());
  }

  /** A server on the port of one that is gone, or 0, with its messages. */
  static FakeChatServer startOn(int port, FakeStore store) throws IOException {
    return new FakeChatServer(port, store, true, Optional.empty());
  }

  /** A server that speaks only TLS. */
  static FakeChatServer startEncrypted(int port, FakeStore store, X509Bundle certificate)
      throws IOException {
    SslContext tls = GrpcSslContexts.configure(builder(certificate), SslProvider.JDK).build();
    return new FakeChatServer(port, store, true, Optional.of(tls));
  }

  /** A server that also wants certificates of its clients, of this authority. */
  static FakeChatServer startAsking(X509Bundle certificate, X509Bundle authority, String version)
      throws IOException {
    SslContextBuilder builder =
        builder(certificate)
            .clientAuth(ClientAuth.REQUIRE)
            .trustManager(authority.getCertificate())
            .protocols(version);
    SslContext tls = GrpcSslContexts.configure(builder, SslProvider.JDK).build();
    return new FakeChatServer(0, new FakeStore(), true, Optional.of(tls));
  }

  private static SslContextBuilder builder(X509Bundle certificate) {
    return SslContextBuilder.forServer(
        certificate.getKeyPair().getPrivate(), certificate.getCertificatePath());
  }

  /** A server of the time before sessions. */
  static FakeChatServer startOld() throws IOException {
    return new FakeChatServer(0, new FakeStore(), false, Optional.empty());
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
  public void listRooms(ListRoomsRequest request, StreamObserver<ListRoomsResponse> reply) {
    reply.onNext(
        ListRoomsResponse.newBuilder().addRooms(RoomInfo.newBuilder().setRoomId(ROOM)).build());
    reply.onCompleted();
  }
}
