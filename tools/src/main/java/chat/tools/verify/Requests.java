package chat.tools.verify;

import chat.proto.EnterRoom;
import chat.proto.FetchHistory;
import chat.proto.Goodbye;
import chat.proto.Hello;
import chat.proto.SendMessage;
import chat.proto.SessionRequest;
import java.util.List;
import java.util.OptionalLong;

/** Builds what a client asks. */
final class Requests {
  static final SessionRequest GOODBYE =
      SessionRequest.newBuilder().setGoodbye(Goodbye.getDefaultInstance()).build();

  private Requests() {}

  static SessionRequest hello(String name, String sessionKey, List<EnterRoom> rooms) {
    Hello hello =
        Hello.newBuilder().setUserName(name).setSessionKey(sessionKey).addAllRooms(rooms).build();
    return SessionRequest.newBuilder().setHello(hello).build();
  }

  static EnterRoom room(String room, OptionalLong after) {
    EnterRoom.Builder enter = EnterRoom.newBuilder().setRoomId(room);
    after.ifPresent(enter::setAfter);
    return enter.build();
  }

  static SessionRequest enter(EnterRoom room) {
    return SessionRequest.newBuilder().setEnterRoom(room).build();
  }

  static SessionRequest send(String room, String clientId, String text) {
    SendMessage message =
        SendMessage.newBuilder().setRoomId(room).setClientId(clientId).setText(text).build();
    return SessionRequest.newBuilder().setSendMessage(message).build();
  }

  static SessionRequest history(FetchHistory fetch) {
    return SessionRequest.newBuilder().setFetchHistory(fetch).build();
  }
}
