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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A small server of the session contract that keeps everything in memory, and its word as far as
 * its flaws let it.
 */
public final class ReferenceServer implements AutoCloseable {
  private static final int CAPACITY = 20;

  final Map<String, ReferenceRoom> rooms = new LinkedHashMap<>();
  final Map<String, ReferencePerson> people = new HashMap<>();
  final Flaws flaws;
  private final int port;
  private Server server;

  public ReferenceServer(Flaws flaws) {
    this.flaws = flaws;
    rooms.put("general", new ReferenceRoom("general", CAPACITY, flaws));
    rooms.put("tech", new ReferenceRoom("tech", CAPACITY, flaws));
    server = start(0);
    port = server.getPort();
  }

  public HostAndPort address() {
    return HostAndPort.fromParts("127.0.0.1", port);
  }

  /** Ends without a word and comes again on the same port; what is stored is there still. */
  public void restart() {
    close();
    locked(
        () -> {
          people.clear();
          rooms.values().forEach(ReferenceRoom::restart);
        });
    server = start(port);
  }

  /** How many messages are stored in all rooms. */
  public synchronized int stored() {
    return rooms.values().stream().mapToInt(ReferenceRoom::stored).sum();
  }

  synchronized void locked(Runnable what) {
    what.run();
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
      return new ReferenceStream(ReferenceServer.this, out);
    }
  }

  private final class Rooms extends ChatServiceGrpc.ChatServiceImplBase {
    @Override
    public void listRooms(ListRoomsRequest request, StreamObserver<ListRoomsResponse> out) {
      ListRoomsResponse.Builder list = ListRoomsResponse.newBuilder();
      locked(() -> rooms.values().forEach(room -> list.addRooms(room.info())));
      out.onNext(list.build());
      out.onCompleted();
    }
  }
}
