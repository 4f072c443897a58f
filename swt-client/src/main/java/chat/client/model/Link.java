package chat.client.model;

import chat.proto.EnterRoom;
import chat.proto.FetchHistory;
import chat.proto.Hello;
import chat.proto.RoomInfo;
import chat.proto.SendMessage;
import java.util.List;

/**
 * One connection to a server. It does not mend itself: a lost link is closed and another one made,
 * and hello said again with what was seen.
 *
 * <p>No method blocks. Replies and events arrive on the models' thread, none after {@link #close()}
 * or {@link #goodbye()}.
 */
public interface Link {
  /** Begins or takes up a session; comes before everything else. */
  void hello(Hello hello, SessionEvents events);

  void enter(EnterRoom room);

  void say(SendMessage message);

  void fetch(FetchHistory range);

  void exit(String roomId);

  /** Ends the session and then the connection. */
  void goodbye();

  /** Asks for the rooms. Fails with {@link Failure#NO_ANSWER} after some seconds. */
  void listRooms(Reply<List<RoomInfo>> reply);

  /** Ends the connection; the session goes on for a while without it. */
  void close();
}
