package chat.tools.net;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import java.util.concurrent.Executor;

/** One TCP connection with a gRPC channel on it. May be called from any thread. */
public final class Connection {
  private final ManagedChannel channel;

  /** Absent until the channel begins to connect. */
  private volatile ClientSocket socket;

  Connection(NettyChannelBuilder builder, EventLoopGroup loops, Executor executor) {
    channel =
        builder
            .usePlaintext()
            .disableRetry()
            .eventLoopGroup(loops)
            .channelFactory(() -> socket = new ClientSocket())
            .executor(executor)
            .build();
  }

  public ManagedChannel channel() {
    return channel;
  }

  /** Whether it is there; asks for it if it is not. */
  public boolean isReady() {
    return channel.getState(true) == ConnectivityState.READY;
  }

  /** Ends it without a goodbye of HTTP/2. */
  public void cut() {
    ClientSocket current = socket;
    if (current != null && current.isRegistered()) {
      current.cut();
    }
    channel.shutdownNow();
  }

  /** Ends it by a TCP reset. */
  public void reset() {
    ClientSocket current = socket;
    if (current != null && current.isRegistered()) {
      current.reset();
    }
    channel.shutdownNow();
  }

  /** Leaves it open, and reads nothing and answers nothing from now on. */
  public void freeze() {
    ClientSocket current = socket;
    if (current != null && current.isRegistered()) {
      current.freeze();
    }
  }

  /** Ends it in order. */
  public void close() {
    channel.shutdownNow();
  }
}
