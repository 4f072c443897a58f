package chat.client.model;

import chat.proto.CheckUsernameResponse;
import chat.proto.RoomInfo;
import java.util.List;
import java.util.function.Consumer;

/**
 * One connection to a server, which for the server is one person. It does not mend itself: a lost
 * link is closed and another one made, as the name has to be claimed again anyway.
 *
 * <p>No method blocks. Replies and events arrive on the models' thread, none after {@link
 * #close()}.
 */
public interface Link {
  /**
   * Asks for a name and reserves it for this connection. Fails with {@link Failure#NO_ANSWER} after
   * some seconds.
   */
  void claimName(String name, Reply<CheckUsernameResponse> reply);

  /** Asks for the rooms. Fails with {@link Failure#NO_ANSWER} after some seconds. */
  void listRooms(Reply<List<RoomInfo>> reply);

  /** Enters a room; what becomes of it is told to {@code events}. */
  RoomStream join(String name, String roomId, RoomEvents events);

  /** Calls {@code listener} once if the connection is lost after it worked. */
  void onLost(Consumer<Failure> listener);

  /** Ends the connection and with it all its rooms. */
  void close();
}
