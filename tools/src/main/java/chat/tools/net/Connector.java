package chat.tools.net;

import com.google.common.net.HostAndPort;
import io.grpc.Attributes;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder.LocalSocketPicker;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Opens connections to one server; two threads serve the sockets of all of them. */
public final class Connector implements AutoCloseable {
  private static final int THREADS = 2;

  private final EventLoopGroup loops =
      new NioEventLoopGroup(THREADS, new DefaultThreadFactory("net", true));
  private final HostAndPort target;

  public Connector(HostAndPort target) {
    this.target = target;
  }

  /**
   * A connection of its own, which is made when its channel is first used.
   *
   * @param executor runs what the server says
   * @param window how many bytes of a stream the server may send ahead of what was read
   */
  public Connection open(Executor executor, int window) {
    return new Connection(builder().flowControlWindow(window), loops, executor);
  }

  /** The same with gRPC's own window. */
  public Connection open(Executor executor) {
    return new Connection(builder(), loops, executor);
  }

  /** The same from an address of this machine's that is not the system's choice. */
  public Connection open(Executor executor, InetAddress from) {
    NettyChannelBuilder builder =
        builder().localSocketPicker(new From(new InetSocketAddress(from, 0)));
    return new Connection(builder, loops, executor);
  }

  private NettyChannelBuilder builder() {
    return NettyChannelBuilder.forAddress(target.getHost(), target.getPort());
  }

  /** Says where a connection comes from. */
  private static final class From extends LocalSocketPicker {
    private final SocketAddress address;

    From(SocketAddress address) {
      this.address = address;
    }

    @Override
    public SocketAddress createSocketAddress(SocketAddress remoteAddress, Attributes attributes) {
      return address;
    }
  }

  @Override
  public void close() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
