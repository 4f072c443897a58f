package chat.transport;

import akka.Done;
import akka.actor.ClassicActorSystemProvider;
import akka.stream.Materializer;
import akka.stream.SystemMaterializer;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.TimeMeter;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** An HTTP/2 server: with TLS, or for clients with prior knowledge. */
public final class Http2Server {
  private final Channel listener;
  private final ChannelGroup connections;
  private final TransportCounters counters;
  private final Optional<ServerTls> tls;
  private final AtomicBoolean draining = new AtomicBoolean();
  private final CompletableFuture<Done> drained = new CompletableFuture<>();

  private Http2Server(
      Channel listener,
      ChannelGroup connections,
      TransportCounters counters,
      Optional<ServerTls> tls) {
    this.listener = listener;
    this.connections = connections;
    this.counters = counters;
    this.tls = tls;
  }

  /**
   * Starts to serve.
   *
   * @param system runs the handlers and their streams
   * @param eventLoops serve the sockets
   * @param address where to listen; port 0 takes a free one, {@code [::]} listens on IPv4 and IPv6
   * @param tls encrypts all connections; of this server alone, and closed with it
   * @return the server once it accepts connections; fails with a {@link java.net.BindException} if
   *     the address is taken or not this machine's
   */
  public static CompletionStage<Http2Server> bind(
      ClassicActorSystemProvider system,
      EventLoops eventLoops,
      InetSocketAddress address,
      TransportSettings settings,
      Optional<ServerTls> tls,
      ConnectionHandler handler) {
    Materializer materializer = SystemMaterializer.get(system).materializer();
    TransportCounters counters = new TransportCounters();
    ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    CompletableFuture<Http2Server> bound = new CompletableFuture<>();
    new ServerBootstrap()
        .group(eventLoops.group())
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_REUSEADDR, true)
        .handler(gate(settings, counters))
        .childHandler(
            new ConnectionInitializer(settings, tls, counters, connections, handler, materializer))
        .bind(address)
        .addListener(
            (ChannelFuture done) -> {
              if (done.isSuccess()) {
                tls.ifPresent(encryption -> encryption.watch(counters));
                bound.complete(new Http2Server(done.channel(), connections, counters, tls));
              } else {
                tls.ifPresent(ServerTls::close);
                bound.completeExceptionally(done.cause());
              }
            });
    return bound;
  }

  private static AcceptGate gate(TransportSettings settings, TransportCounters counters) {
    return new AcceptGate(
        settings.maxConnections(),
        new AddressLimits(settings.address(), TimeMeter.SYSTEM_NANOTIME),
        counters,
        new RefusalLog(Ticker.systemTicker()));
  }

  /** The same without TLS. */
  public static CompletionStage<Http2Server> bind(
      ClassicActorSystemProvider system,
      EventLoops eventLoops,
      InetSocketAddress address,
      TransportSettings settings,
      ConnectionHandler handler) {
    return bind(system, eventLoops, address, settings, Optional.empty(), handler);
  }

  /** Where it listens, with the real port. */
  public InetSocketAddress localAddress() {
    return (InetSocketAddress) listener.localAddress();
  }

  public TransportCounters counters() {
    return counters;
  }

  /**
   * Stops: accepts no more connections, asks every peer to send no more requests (GOAWAY), waits
   * for the open ones, then closes.
   *
   * @param deadline after this the rest is cut off
   * @return completes when all is closed; never fails. Asking again changes nothing.
   */
  public CompletionStage<Done> drain(Duration deadline) {
    if (draining.compareAndSet(false, true)) {
      listener.close().addListener(stopped -> drainConnections(deadline));
    }
    return drained.minimalCompletionStage();
  }

  private void drainConnections(Duration deadline) {
    connections.forEach(
        connection -> connection.eventLoop().execute(() -> drain(connection, deadline)));
    connections
        .newCloseFuture()
        .addListener(
            closed -> {
              tls.ifPresent(ServerTls::close);
              drained.complete(Done.getInstance());
            });
  }

  private static void drain(Channel connection, Duration deadline) {
    ServerCodec codec = connection.pipeline().get(ServerCodec.class);
    // Without it the handshake is not done, and there is nothing to wait for.
    if (codec != null) {
      codec.gracefulShutdownTimeoutMillis(deadline.toMillis());
    }
    connection.close();
  }
}
