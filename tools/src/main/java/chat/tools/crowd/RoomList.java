package chat.tools.crowd;

import chat.proto.ChatServiceGrpc;
import chat.proto.ListRoomsRequest;
import chat.proto.RoomInfo;
import chat.tools.net.Connection;
import chat.tools.net.Connector;
import com.google.common.net.HostAndPort;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a server answers to ListRooms. */
public final class RoomList {
  private static final Duration REACH = Duration.ofSeconds(10);

  private RoomList() {}

  /**
   * Waits some seconds for a server that is not there yet.
   *
   * @throws CrowdFailure if it does not answer
   */
  public static List<RoomInfo> of(HostAndPort server) {
    try (Connector connector = new Connector(server)) {
      Connection connection = connector.open(Runnable::run);
      try {
        return ChatServiceGrpc.newBlockingStub(connection.channel())
            .withWaitForReady()
            .withDeadlineAfter(REACH.toSeconds(), TimeUnit.SECONDS)
            .listRooms(ListRoomsRequest.getDefaultInstance())
            .getRoomsList();
      } finally {
        connection.close();
      }
    } catch (StatusRuntimeException failure) {
      throw new CrowdFailure(
          "%s does not answer ListRooms: %s".formatted(server, failure.getStatus()));
    }
  }
}
