package chat.e2e;

import io.grpc.netty.shaded.io.netty.buffer.ByteBuf;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;

/** A client's TCP connection that can end, or fall silent, behind the back of its gRPC channel. */
final class ClientSocket extends NioSocketChannel {
  /** Shared by all clients, as a thread for each of a thousand would be too much. */
  static final NioEventLoopGroup LOOPS =
      new NioEventLoopGroup(2, new DefaultThreadFactory("clients", true));

  private boolean frozen;

  /** Ends the connection as the system does for a process that was killed. */
  void kill() {
    onLoop(() -> javaChannel().close());
  }

  /** Ends the connection by a reset, as a crashed machine's successor does. */
  void reset() {
    onLoop(
        () -> {
          config().setSoLinger(0);
          javaChannel().close();
        });
  }

  /** From now on reads nothing and hence answers nothing, as a stopped process. */
  void freeze() {
    onLoop(
        () -> {
          frozen = true;
          selectionKey().interestOps(0);
        });
  }

  /** Reads on. */
  void thaw() {
    onLoop(
        () -> {
          frozen = false;
          doBeginRead();
        });
  }

  @Override
  protected void doBeginRead() throws Exception {
    if (!frozen) {
      super.doBeginRead();
    }
  }

  @Override
  protected int doReadBytes(ByteBuf buffer) throws Exception {
    return frozen ? 0 : super.doReadBytes(buffer);
  }

  private void onLoop(Task task) {
    eventLoop()
        .submit(
            () -> {
              task.run();
              return null;
            })
        .syncUninterruptibly();
  }

  private interface Task {
    void run() throws Exception;
  }
}
