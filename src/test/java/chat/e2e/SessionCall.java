package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.EnterRoom;
import chat.proto.ExitRoom;
import chat.proto.FetchHistory;
import chat.proto.Goodbye;
import chat.proto.Hello;
import chat.proto.HistoryPage;
import chat.proto.MessageStored;
import chat.proto.PresenceChanged;
import chat.proto.Refusal;
import chat.proto.ReplayEnded;
import chat.proto.RoomEntered;
import chat.proto.RoomExited;
import chat.proto.RoomMessage;
import chat.proto.SendMessage;
import chat.proto.SessionEnded;
import chat.proto.SessionEvent;
import chat.proto.SessionEvent.EventCase;
import chat.proto.SessionRequest;
import chat.proto.SessionServiceGrpc;
import chat.proto.SlowDown;
import chat.proto.Welcome;
import java.util.List;

/**
 * One session stream. What the server says is read one by one: each reader names what must be next.
 */
public final class SessionCall extends Call<SessionRequest, SessionEvent> {
  private SessionCall(boolean reading) {
    super(reading);
  }

  static SessionCall open(SessionServiceGrpc.SessionServiceStub stub) {
    SessionCall call = new SessionCall(true);
    stub.connect(call);
    return call;
  }

  /** A stream that takes nothing from the network but what {@link #take} asks for. */
  static SessionCall openWithoutReading(SessionServiceGrpc.SessionServiceStub stub) {
    SessionCall call = new SessionCall(false);
    stub.connect(call);
    return call;
  }

  /** A room to be shown from its newest screen on. */
  static EnterRoom room(String roomId) {
    return EnterRoom.newBuilder().setRoomId(roomId).build();
  }

  /** A room to be shown from after a number on. */
  static EnterRoom room(String roomId, long after) {
    return EnterRoom.newBuilder().setRoomId(roomId).setAfter(after).build();
  }

  // What the client says.

  SessionCall send(SessionRequest.Builder request) {
    write(request.build());
    return this;
  }

  SessionCall hello(String name, String key, EnterRoom... rooms) {
    return send(
        SessionRequest.newBuilder()
            .setHello(
                Hello.newBuilder()
                    .setUserName(name)
                    .setSessionKey(key)
                    .addAllRooms(List.of(rooms))));
  }

  SessionCall enter(EnterRoom room) {
    return send(SessionRequest.newBuilder().setEnterRoom(room));
  }

  SessionCall say(String roomId, String clientId, String text) {
    return send(
        SessionRequest.newBuilder()
            .setSendMessage(
                SendMessage.newBuilder().setRoomId(roomId).setClientId(clientId).setText(text)));
  }

  SessionCall fetch(FetchHistory.Builder fetch) {
    return send(SessionRequest.newBuilder().setFetchHistory(fetch));
  }

  SessionCall exit(String roomId) {
    return send(SessionRequest.newBuilder().setExitRoom(ExitRoom.newBuilder().setRoomId(roomId)));
  }

  void goodbye() {
    send(SessionRequest.newBuilder().setGoodbye(Goodbye.getDefaultInstance()));
  }

  // What the server says.

  private SessionEvent next(EventCase event) {
    SessionEvent message = next();
    assertThat(message.getEventCase()).as("%s", message).isEqualTo(event);
    return message;
  }

  Welcome welcome() {
    return next(EventCase.WELCOME).getWelcome();
  }

  RoomEntered entered() {
    return next(EventCase.ROOM_ENTERED).getRoomEntered();
  }

  RoomMessage message() {
    return next(EventCase.MESSAGE).getMessage();
  }

  ReplayEnded replayEnded() {
    return next(EventCase.REPLAY_ENDED).getReplayEnded();
  }

  MessageStored stored() {
    return next(EventCase.MESSAGE_STORED).getMessageStored();
  }

  HistoryPage page() {
    return next(EventCase.HISTORY_PAGE).getHistoryPage();
  }

  PresenceChanged presence() {
    return next(EventCase.PRESENCE_CHANGED).getPresenceChanged();
  }

  RoomExited exited() {
    return next(EventCase.ROOM_EXITED).getRoomExited();
  }

  Refusal refusal() {
    return next(EventCase.REFUSAL).getRefusal();
  }

  SlowDown slowDown() {
    return next(EventCase.SLOW_DOWN).getSlowDown();
  }

  SessionEnded sessionEnded() {
    return next(EventCase.SESSION_ENDED).getSessionEnded();
  }

  /** Enters a room in which nothing was said that this client has not seen. */
  RoomEntered isIn(EnterRoom room) {
    enter(room);
    RoomEntered entered = entered();
    replayEnded();
    return entered;
  }

  /** Says something and reads that it was said and stored, in whichever order. */
  long says(String roomId, String clientId, String text) {
    say(roomId, clientId, text);
    assertThat(message().getText()).isEqualTo(text);
    return stored().getSeq();
  }
}
