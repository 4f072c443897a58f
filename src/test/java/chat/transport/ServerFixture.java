package chat.transport;

import akka.actor.ActorSystem;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.japi.function.Function;
import akka.testkit.javadsl.TestKit;
import chat.Await;
import com.typesafe.config.ConfigFactory;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A server on a free port of the loopback interface, and clients for it; all are gone after {@link
 * #close}.
 */
class ServerFixture implements AutoCloseable {
  final ActorSystem system =
      ActorSystem.create("transport", ConfigFactory.parseString("akka.loglevel = WARNING"));
  final EventLoops loops;
  final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();
  private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
  private Http2Server server;

  ServerFixture() {
    this(EventLoops.start(2));
  }

  private ServerFixture(EventLoops loops) {
    this.loops = loops;
  }

  /** Connections are served in their order. */
  static ServerFixture ofOneLoop() {
    return new ServerFixture(EventLoops.start(1));
  }

  Http2Server serve(
      TransportSettings settings, Function<HttpRequest, CompletionStage<HttpResponse>> handler)
      throws Exception {
    server =
        Await.result(
            Http2Server.bind(
                system,
                loops,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                settings,
                tls(),
                connection -> {
                  connections.add(connection);
                  return handler;
                }));
    return server;
  }

  /** How connections are encrypted; not, here. */
  Optional<ServerTls> tls() throws Exception {
    return Optional.empty();
  }

  InetSocketAddress address() {
    return server.localAddress();
  }

  ManagedChannel grpcClient() throws Exception {
    return closing(NettyChannelBuilder.forAddress(address()).usePlaintext().build());
  }

  final ManagedChannel closing(ManagedChannel channel) {
    toClose.push(channel::shutdownNow);
    return channel;
  }

  RawPeer rawPeer() throws IOException {
    return closing(new RawPeer(address()));
  }

  RawPeer rawPeerFrom(String address) throws IOException {
    return closing(new RawPeer(address(), address));
  }

  final <T extends AutoCloseable> T closing(T resource) {
    toClose.push(resource);
    return resource;
  }

  long count(TransportEvent event) {
    return server.counters().get(event);
  }

  void awaitCount(TransportEvent event, long atLeast) {
    Await.until(event + " >= " + atLeast, () -> count(event) >= atLeast);
  }

  @Override
  public void close() throws Exception {
    while (!toClose.isEmpty()) {
      toClose.pop().close();
    }
    if (server != null) {
      Await.result(server.drain(Duration.ofMillis(100)));
    }
    TestKit.shutdownActorSystem(system);
    Await.result(loops.stop());
  }
}
