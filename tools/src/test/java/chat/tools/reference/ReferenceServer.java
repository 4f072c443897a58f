package chat.tools.reference;

import chat.proto.ChatServiceGrpc;
import chat.proto.ListRoomsRequest;
import chat.proto.ListRoomsResponse;
import chat.proto.SessionEvent;
import chat.proto.SessionRequest;
import chat.proto.SessionServiceGrpc;
import com.google.common.net.HostAndPort;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * A small server of the session contract that keeps everything in memory, and its word as far as
 * its flaws let it.
 */
public final class ReferenceServer implements AutoCloseable {
  private final ReferenceChat chat;
  private final Flaws flaws;
  private final int port;
  private Server server;

  public ReferenceServer(Flaws flaws) {
    this(new ReferenceChat(flaws), flaws);
  }

  private ReferenceServer(ReferenceChat chat, Flaws flaws) {
    this.chat = chat;
    this.flaws = flaws;
    server = start(0);
    port = server.getPort();
  }

  public HostAndPort address() {
    return HostAndPort.fromParts("127.0.0.1", port);
  }

  /**
   * Another server of the same chat.
   *
   * @param own what only this one gets wrong: how it shows messages, replays and pages
   */
  public ReferenceServer beside(Flaws own) {
    return new ReferenceServer(chat, own);
  }

  /** Ends without a word and comes again on the same port; what is stored is there still. */
  public void restart() {
    close();
    chat.restart();
    server = start(port);
  }

  /** The same of one server of several: the others go on, and keep the people too. */
  public void restartAlone() {
    close();
    server = start(port);
  }

  /** How many messages are stored in all rooms. */
  public int stored() {
    return chat.stored();
  }

  private Server start(int onPort) {
    try {
      return NettyServerBuilder.forAddress(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort))
          .addService(new Sessions())
          .addService(new Rooms())
          .build()
          .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try {
      server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private final class Sessions extends SessionServiceGrpc.SessionServiceImplBase {
    @Override
    public StreamObserver<SessionRequest> connect(StreamObserver<SessionEvent> out) {
      return new ReferenceStream(chat, flaws, out);
    }
  }

  private final class Rooms extends ChatServiceGrpc.ChatServiceImplBase {
    @Override
    public void listRooms(ListRoomsRequest request, StreamObserver<ListRoomsResponse> out) {
      ListRoomsResponse.Builder list = ListRoomsResponse.newBuilder();
      chat.locked(() -> chat.rooms.values().forEach(room -> list.addRooms(room.info())));
      out.onNext(list.build());
      out.onCompleted();
    }
  }
}
