package chat.client.desktop;

import chat.proto.ChatServiceGrpc;
import chat.proto.ListRoomsRequest;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged server, run as a process. */
final class ServerProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final int port;

  private ServerProcess(int port) {
    this.port = port;
    process =
        Tools.java(
            "server",
            Map.of(),
            Path.of(System.getProperty("server.jar")),
            "--host",
            "localhost",
            "--port",
            String.valueOf(port));
    awaitAnswer();
  }

  static ServerProcess start() {
    return startOn(freePort());
  }

  static ServerProcess startOn(int port) {
    return new ServerProcess(port);
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  private void awaitAnswer() {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("localhost", port).usePlaintext().build();
    try {
      ChatServiceGrpc.newBlockingStub(channel)
          .withWaitForReady()
          .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .listRooms(ListRoomsRequest.getDefaultInstance());
    } finally {
      channel.shutdownNow();
    }
  }

  @Override
  public void close() {
    Tools.end(process);
  }
}
