package chat.client.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Endpoint;
import chat.client.model.Failure;
import chat.client.model.Link;
import chat.client.model.ServerAddress;
import chat.client.model.TrustInMemory;
import chat.proto.Hello;
import com.sun.net.httpserver.HttpServer;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What one is told after a slip in the address. */
class WrongServerTest {
  private static Failure helloAt(String host, int port) throws InterruptedException {
    ModelsThread models = new ModelsThread();
    GrpcNetwork network =
        new GrpcNetwork(models, () -> "en", () -> TlsFiles.NONE, new TrustInMemory());
    Link link = network.connect(new Endpoint(new ServerAddress(host, port), false));
    Recorder events = new Recorder();
    link.hello(Hello.newBuilder().setUserName("Ann").build(), events);
    models.runUntil(() -> events.end != null);
    link.close();
    assertThat(events.events).isEmpty();
    return Failure.valueOf(events.end);
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @Test
  void nothingListens() throws Exception {
    int port;
    try (ServerSocket gone = listen()) {
      port = gone.getLocalPort();
    }
    assertThat(helloAt("localhost", port)).isEqualTo(Failure.UNREACHABLE);
  }

  @Test
  void noSuchName() throws Exception {
    assertThat(helloAt("no-such-host.invalid", 50051)).isEqualTo(Failure.UNKNOWN_HOST);
  }

  @Test
  void nothingComesBackWithinTheTimeToConnect() {
    Status silent = Status.UNAVAILABLE.withCause(new ConnectTimeoutException("timed out"));
    assertThat(Failures.of(silent)).isEqualTo(Failure.NO_ANSWER);
  }

  @Test
  void isAWebServer() throws Exception {
    HttpServer web =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.start();
    try {
      assertThat(helloAt("localhost", web.getAddress().getPort()))
          .isEqualTo(Failure.NOT_A_CHAT_SERVER);
    } finally {
      web.stop(0);
    }
  }

  @Test
  void speaksSomethingElse() throws Exception {
    try (ServerSocket mail = listen()) {
      CompletableFuture<Void> greeted =
          CompletableFuture.runAsync(
              () -> {
                try (Socket peer = mail.accept()) {
                  peer.getOutputStream()
                      .write("220 mail ready\r\n".getBytes(StandardCharsets.US_ASCII));
                  peer.getInputStream().readAllBytes();
                } catch (IOException hungUp) {
                  // The client hangs up on what it does not understand, which is what it should do.
                }
              });
      assertThat(helloAt("localhost", mail.getLocalPort())).isEqualTo(Failure.NOT_A_CHAT_SERVER);
      greeted.join();
    }
  }

  @Test
  void isAnotherGrpcServer() throws Exception {
    Server other =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .build()
            .start();
    try {
      assertThat(helloAt("localhost", other.getPort())).isEqualTo(Failure.TOO_OLD);
    } finally {
      other.shutdownNow().awaitTermination();
    }
  }

  @Test
  void isAChatServerWithoutSessions() throws Exception {
    try (FakeChatServer old = FakeChatServer.startOld()) {
      assertThat(helloAt("localhost", old.port())).isEqualTo(Failure.TOO_OLD);
    }
  }
}
