package chat.client.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Failure;
import chat.client.model.Link;
import chat.client.model.Reply;
import chat.client.model.ServerAddress;
import chat.client.net.GrpcLink.Deadlines;
import com.sun.net.httpserver.HttpServer;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What one is told after a slip in the address. */
class WrongServerTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  private static Failure claimAt(String host, int port, Duration deadline)
      throws InterruptedException {
    ModelsThread models = new ModelsThread();
    Link link =
        new GrpcNetwork(models, "en", new Deadlines(deadline, deadline))
            .connect(new ServerAddress(host, port));
    AtomicReference<Failure> failure = new AtomicReference<>();
    link.claimName(
        "Ann",
        Reply.of(
            answer -> {
              throw new AssertionError(answer);
            },
            failure::set));
    models.runUntil(() -> failure.get() != null);
    link.close();
    return failure.get();
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
    assertThat(claimAt("localhost", port, PATIENT)).isEqualTo(Failure.UNREACHABLE);
  }

  @Test
  void noSuchName() throws Exception {
    assertThat(claimAt("no-such-host.invalid", 50051, PATIENT)).isEqualTo(Failure.UNKNOWN_HOST);
  }

  @Test
  void listensAndNeverAnswers() throws Exception {
    try (ServerSocket silent = listen()) {
      assertThat(claimAt("localhost", silent.getLocalPort(), SHORT)).isEqualTo(Failure.NO_ANSWER);
    }
  }

  @Test
  void isAWebServer() throws Exception {
    HttpServer web =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.start();
    try {
      assertThat(claimAt("localhost", web.getAddress().getPort(), PATIENT))
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
      assertThat(claimAt("localhost", mail.getLocalPort(), PATIENT))
          .isEqualTo(Failure.NOT_A_CHAT_SERVER);
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
      assertThat(claimAt("localhost", other.getPort(), PATIENT))
          .isEqualTo(Failure.NOT_A_CHAT_SERVER);
    } finally {
      other.shutdownNow().awaitTermination();
    }
  }
}
