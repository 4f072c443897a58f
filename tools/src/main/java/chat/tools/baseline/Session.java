package chat.tools.baseline;

import chat.proto.EnterRoom;
import chat.proto.Hello;
import chat.proto.Member;
import chat.proto.MessageStored;
import chat.proto.Presence;
import chat.proto.PresenceChanged;
import chat.proto.ReplayEnded;
import chat.proto.RoomEntered;
import chat.proto.RoomExited;
import chat.proto.SendMessage;
import chat.proto.SessionEvent;
import chat.proto.SessionRequest;
import chat.proto.Welcome;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.LinkedHashMap;
import java.util.Map;

/** One stream of SessionService.Connect. */
final class Session extends ServerCall.Listener<SessionRequest> {
  private static final int TEXT_LIMIT = 4000;

  private final Rooms rooms;
  private final Line line;
  private final Map<Room, Seat> seats = new LinkedHashMap<>();
  private String name;

  Session(Rooms rooms, ServerCall<SessionRequest, Shared> call) {
    this.rooms = rooms;
    line = new Line(call);
    call.request(Integer.MAX_VALUE);
  }

  @Override
  public void onMessage(SessionRequest request) {
    switch (request.getRequestCase()) {
      case HELLO -> hello(request.getHello());
      case ENTER_ROOM -> enter(request.getEnterRoom());
      case SEND_MESSAGE -> send(request.getSendMessage());
      case EXIT_ROOM -> exit(request.getExitRoom().getRoomId());
      case GOODBYE -> end(Status.OK);
      default -> end(Status.UNIMPLEMENTED);
    }
  }

  private void hello(Hello hello) {
    name = hello.getUserName();
    tell(
        SessionEvent.newBuilder()
            .setWelcome(Welcome.newBuilder().setUserName(name).setTextLimit(TEXT_LIMIT)));
    hello.getRoomsList().forEach(this::enter);
  }

  private void enter(EnterRoom enter) {
    Room room = rooms.get(enter.getRoomId());
    Seat seat = new Seat(room);
    if (room == null || !room.enter(name, seat)) {
      end(Status.RESOURCE_EXHAUSTED.withDescription("no place in " + enter.getRoomId()));
      return;
    }
    seats.put(room, seat);
    RoomEntered.Builder entered =
        RoomEntered.newBuilder()
            .setRoom(room.info())
            .setLastSeq(room.newest())
            .setReplayAfter(room.newest());
    room.names().forEach(member -> entered.addMembers(Member.newBuilder().setUserName(member)));
    tell(SessionEvent.newBuilder().setRoomEntered(entered));
    tell(
        SessionEvent.newBuilder()
            .setReplayEnded(
                ReplayEnded.newBuilder().setRoomId(room.id()).setLastSeq(room.newest())));
  }

  private void send(SendMessage message) {
    Room room = rooms.get(message.getRoomId());
    if (!seats.containsKey(room)) {
      end(Status.FAILED_PRECONDITION.withDescription("not in " + message.getRoomId()));
      return;
    }
    room.say(
        name, message.getClientId(), message.getText(), stored -> stored(room, message, stored));
  }

  private void stored(Room room, SendMessage message, Room.Stored stored) {
    tell(
        SessionEvent.newBuilder()
            .setMessageStored(
                MessageStored.newBuilder()
                    .setRoomId(room.id())
                    .setClientId(message.getClientId())
                    .setSeq(stored.seq())
                    .setSentAtMillis(stored.atMillis())));
  }

  private void exit(String id) {
    Room room = rooms.get(id);
    Seat seat = seats.remove(room);
    if (seat != null) {
      room.leave(name, seat);
      tell(SessionEvent.newBuilder().setRoomExited(RoomExited.newBuilder().setRoomId(id)));
    }
  }

  private void tell(SessionEvent.Builder event) {
    line.send(Shared.of(event.build()));
  }

  private void end(Status status) {
    go();
    line.end(status);
  }

  private void go() {
    seats.forEach((room, seat) -> room.leave(name, seat));
    seats.clear();
  }

  @Override
  public void onHalfClose() {
    end(Status.OK);
  }

  @Override
  public void onReady() {
    line.ready();
  }

  @Override
  public void onCancel() {
    line.cancelled();
    go();
  }

  /** Its place in a room. */
  private final class Seat implements Room.Member {
    private final Room room;

    Seat(Room room) {
      this.room = room;
    }

    @Override
    public void shown(Broadcast message) {
      line.send(message.forSessions());
    }

    @Override
    public void came(String other, int count) {
      presence(other, Presence.PRESENCE_ENTERED, count);
    }

    @Override
    public void went(String other, int count) {
      presence(other, Presence.PRESENCE_LEFT, count);
    }

    private void presence(String other, Presence presence, int count) {
      tell(
          SessionEvent.newBuilder()
              .setPresenceChanged(
                  PresenceChanged.newBuilder()
                      .setRoomId(room.id())
                      .setUserName(other)
                      .setPresence(presence)
                      .setCurrentCount(count)));
    }
  }
}
