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
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged server, run as a process. */
final class ServerProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final int port;

  private final Map<String, String> settings;

  private ServerProcess(int port, Map<String, String> settings) {
    this.port = port;
    this.settings = settings;
    process =
        Tools.java(
            "server",
            settings,
            Path.of(System.getProperty("server.jar")),
            "--host",
            "localhost",
            "--port",
            String.valueOf(port));
    awaitAnswer();
  }

  /**
   * @param folder for its messages
   */
  static ServerProcess startIn(Path folder) {
    return startIn(folder, Map.of());
  }

  /**
   * @param settings what is different from the usual, as in its environment
   */
  static ServerProcess startIn(Path folder, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("GRPC_CHAT_STORE_SQLITE_PATH", folder.resolve("chat.db").toString());
    all.put("GRPC_CHAT_OPS_PORT", "off");
    return new ServerProcess(freePort(), all);
  }

  /** Starts it again after it ended: on the same port, with the same messages. */
  ServerProcess startAgain() {
    return new ServerProcess(port, settings);
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
