package chat.tools.net;

import io.grpc.netty.shaded.io.netty.buffer.ByteBuf;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;

/** A TCP connection that can end, or fall silent, behind the back of its gRPC channel. */
final class ClientSocket extends NioSocketChannel {
  /** On the event loop only. */
  private boolean frozen;

  /** Ends the connection as the system does for a process that was killed: no goodbye of HTTP/2. */
  void cut() {
    eventLoop().execute(() -> unsafe().close(unsafe().voidPromise()));
  }

  /** Ends the connection by a reset, as a crashed machine's successor does. */
  void reset() {
    eventLoop()
        .execute(
            () -> {
              if (isOpen()) {
                config().setSoLinger(0);
                unsafe().close(unsafe().voidPromise());
              }
            });
  }

  /** From now on reads nothing and hence answers nothing, as a stopped process. */
  void freeze() {
    eventLoop()
        .execute(
            () -> {
              frozen = true;
              if (isRegistered() && selectionKey().isValid()) {
                selectionKey().interestOps(0);
              }
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
}
