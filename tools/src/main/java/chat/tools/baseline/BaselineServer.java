package chat.tools.baseline;

import chat.proto.ChatServiceGrpc;
import chat.proto.ListRoomsRequest;
import chat.proto.SessionServiceGrpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.ServerChannel;
import io.grpc.netty.shaded.io.netty.channel.epoll.Epoll;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The server. It ends with its process. */
final class BaselineServer {
  private final Rooms rooms;
  private final Server server;

  /**
   * Listens from now on.
   *
   * @param address port 0 takes a free one
   * @param file where messages are kept before they are shown; otherwise they are in memory only
   */
  BaselineServer(InetSocketAddress address, int rooms, int capacity, Optional<Path> file)
      throws IOException {
    boolean epoll = Epoll.isAvailable();
    EventLoopGroup loop = epoll ? new EpollEventLoopGroup(1) : new NioEventLoopGroup(1);
    Disk disk = file.isPresent() ? new SyncedFile(file.get(), loop) : Disk.NONE;
    this.rooms = new Rooms(rooms, capacity, disk);
    Class<? extends ServerChannel> channel =
        epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    server =
        NettyServerBuilder.forAddress(address)
            .bossEventLoopGroup(loop)
            .workerEventLoopGroup(loop)
            .channelType(channel)
            .directExecutor()
            .addService(chat())
            .addService(sessions())
            .build()
            .start();
  }

  int port() {
    return server.getPort();
  }

  void awaitEnd() throws InterruptedException {
    server.awaitTermination();
  }

  void stop() {
    server.shutdownNow();
  }

  private ServerServiceDefinition chat() {
    return ServerServiceDefinition.builder(ChatServiceGrpc.SERVICE_NAME)
        .addMethod(shared(ChatServiceGrpc.getListRoomsMethod()), this::list)
        .addMethod(shared(ChatServiceGrpc.getChatMethod()), stream(call -> new Visit(rooms, call)))
        .build();
  }

  private ServerServiceDefinition sessions() {
    return ServerServiceDefinition.builder(SessionServiceGrpc.SERVICE_NAME)
        .addMethod(
            shared(SessionServiceGrpc.getConnectMethod()), stream(call -> new Session(rooms, call)))
        .build();
  }

  private static <Q> MethodDescriptor<Q, Shared> shared(MethodDescriptor<Q, ?> method) {
    return method.toBuilder(method.getRequestMarshaller(), Shared.MARSHALLER).build();
  }

  private static <Q> ServerCallHandler<Q, Shared> stream(
      Function<ServerCall<Q, Shared>, ServerCall.Listener<Q>> open) {
    return (call, headers) -> open.apply(call);
  }

  private ServerCall.Listener<ListRoomsRequest> list(
      ServerCall<ListRoomsRequest, Shared> call, Metadata headers) {
    call.request(2);
    return new ServerCall.Listener<>() {
      @Override
      public void onHalfClose() {
        call.sendHeaders(new Metadata());
        call.sendMessage(Shared.of(rooms.list()));
        call.close(Status.OK, new Metadata());
      }
    };
  }
}
