package chat.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides on the listener's event loop which connections are let in. The others are reset before
 * anything is made for them: no handler, no TLS, not even a place among the system's old sockets.
 */
final class AcceptGate extends ChannelInboundHandlerAdapter {
  /** How long to wait when the system has no file handle left. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final int maxConnections;
  private final AddressLimits addresses;
  private final TransportCounters counters;
  private final RefusalLog refusals;
  private final AtomicInteger open = new AtomicInteger();

  AcceptGate(
      int maxConnections,
      AddressLimits addresses,
      TransportCounters counters,
      RefusalLog refusals) {
    this.maxConnections = maxConnections;
    this.addresses = addresses;
    this.counters = counters;
    this.refusals = refusals;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object accepted) {
    SocketChannel connection = (SocketChannel) accepted;
    if (connection.remoteAddress() == null) {
      // Gone already, which nobody is told of.
      connection.unsafe().closeForcibly();
    } else if (open.get() >= maxConnections) {
      refuse(connection, TransportEvent.REFUSED_CONNECTION);
    } else {
      Optional<AddressBlock> block = addresses.blockOf(connection.remoteAddress().getAddress());
      Optional<TransportEvent> refusal = block.flatMap(addresses::opened);
      if (refusal.isPresent()) {
        refuse(connection, refusal.get());
        refusals.refused(block.get(), refusal.get());
      } else {
        open.incrementAndGet();
        connection.closeFuture().addListener(closed -> left(block));
        ctx.fireChannelRead(connection);
      }
    }
  }

  private void left(Optional<AddressBlock> block) {
    open.decrementAndGet();
    block.ifPresent(addresses::closed);
  }

  private void refuse(SocketChannel connection, TransportEvent reason) {
    counters.count(reason);
    connection.config().setOption(ChannelOption.SO_LINGER, 0);
    connection.unsafe().closeForcibly();
  }

  /** Goes on when there may be file handles again; until then peers wait in the system's queue. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    counters.count(TransportEvent.ACCEPT_FAILED);
    refusals.cannotAccept(cause);
    Channel listener = ctx.channel();
    if (listener.config().isAutoRead()) {
      listener.config().setAutoRead(false);
      listener
          .eventLoop()
          .schedule(
              () -> listener.config().setAutoRead(true), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
