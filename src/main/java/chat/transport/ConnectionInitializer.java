package chat.transport;

import akka.Done;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.RemoteAddress;
import akka.japi.function.Function;
import akka.stream.Materializer;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelOption;
import io.netty.handler.ssl.SslHandler;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** Sets up an accepted connection, and each of its streams. */
final class ConnectionInitializer extends ChannelInitializer<SocketChannel> {
  private final TransportSettings settings;
  private final Optional<ServerTls> tls;
  private final TransportCounters counters;
  private final ChannelGroup connections;
  private final ConnectionHandler connectionHandler;
  private final Materializer materializer;
  private final AtomicLong ids = new AtomicLong();

  ConnectionInitializer(
      TransportSettings settings,
      Optional<ServerTls> tls,
      TransportCounters counters,
      ChannelGroup connections,
      ConnectionHandler connectionHandler,
      Materializer materializer) {
    this.settings = settings;
    this.tls = tls;
    this.counters = counters;
    this.connections = connections;
    this.connectionHandler = connectionHandler;
    this.materializer = materializer;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    connections.add(channel);
    counters.count(TransportEvent.CONNECTION_OPENED);
    channel.closeFuture().addListener(done -> counters.count(TransportEvent.CONNECTION_CLOSED));
    tls.ifPresentOrElse(encryption -> serveBehind(encryption, channel), () -> serve(channel));
  }

  /** Until the handshake is done nothing but TLS is there, as most of what comes may be scans. */
  private void serveBehind(ServerTls encryption, SocketChannel channel) {
    Alpn alpn = new Alpn();
    TlsBudget budget = new TlsBudget(counters);
    SslHandler handler = encryption.newHandler(channel.alloc(), alpn);
    TlsGuard guard = new TlsGuard(settings, counters, alpn, budget, () -> serve(channel));
    channel.pipeline().addLast(budget, new PlaintextGuard(counters), handler, guard);
  }

  private void serve(SocketChannel channel) {
    Function<HttpRequest, CompletionStage<HttpResponse>> handler =
        connectionHandler.accepted(connection(channel));
    ServerCodec codec = ServerCodec.create(settings, counters);
    ConnectionGuard guard = new ConnectionGuard(settings, codec, counters);
    // Behind TLS, so that one flush is few records.
    channel
        .pipeline()
        .addLast(new TurnEnd())
        .addLast(new LastWord(codec))
        .addLast(codec)
        .addLast(new Http2MultiplexHandler(streams(channel, handler, guard)))
        .addLast(guard);
    enlargeWindow(channel);
  }

  private ChannelInitializer<Http2StreamChannel> streams(
      SocketChannel connection,
      Function<HttpRequest, CompletionStage<HttpResponse>> handler,
      ConnectionGuard guard) {
    RemoteAddress peer = RemoteAddress.create(connection.remoteAddress());
    int high = settings.responseBufferBytes();
    WriteBufferWaterMark waterMark = new WriteBufferWaterMark(high / 2, high);
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Http2StreamChannel stream) {
        guard.onRequest();
        stream.config().setOption(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark);
        // RequestBody gives window back when the handler took something, not when a frame came.
        stream.config().setOption(Http2StreamChannelOption.AUTO_STREAM_FLOW_CONTROL, false);
        stream.pipeline().addLast(new StreamHandler(stream, handler, peer, materializer, counters));
      }
    };
  }

  /** SETTINGS cannot say the connection's window. */
  private void enlargeWindow(SocketChannel channel) {
    int more = settings.connectionWindowBytes() - TransportSettings.INITIAL_CONNECTION_WINDOW_BYTES;
    if (more > 0) {
      channel.write(new DefaultHttp2WindowUpdateFrame(more));
    }
  }

  private Connection connection(SocketChannel channel) {
    CompletableFuture<Done> closed = new CompletableFuture<>();
    channel
        .closeFuture()
        .addListener(
            done ->
                closed.completeAsync(Done::getInstance, materializer.executionContext()::execute));
    return new Connection(
        ids.incrementAndGet(), channel.remoteAddress(), closed.minimalCompletionStage());
  }
}
