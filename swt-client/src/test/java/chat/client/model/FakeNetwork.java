package chat.client.model;

import chat.proto.BroadcastMessage;
import chat.proto.CheckUsernameResponse;
import chat.proto.EndCode;
import chat.proto.JoinResponse;
import chat.proto.Member;
import chat.proto.Refusal;
import chat.proto.RefusalCode;
import chat.proto.RoomInfo;
import chat.proto.ServerMessage;
import chat.proto.SessionEnded;
import chat.proto.UserJoinedNotification;
import chat.proto.UserLeftNotification;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A network whose every word the test speaks. */
final class FakeNetwork implements Network {
  final List<FakeLink> links = new ArrayList<>();

  @Override
  public Link connect(ServerAddress address) {
    FakeLink link = new FakeLink(address);
    links.add(link);
    return link;
  }

  FakeLink last() {
    return links.get(links.size() - 1);
  }

  /** One connection. */
  static final class FakeLink implements Link {
    final ServerAddress address;
    final List<String> claims = new ArrayList<>();
    final List<FakeRoom> rooms = new ArrayList<>();
    Reply<CheckUsernameResponse> claim;
    Reply<List<RoomInfo>> list;
    int lists;
    Consumer<Failure> lost;
    boolean closed;

    FakeLink(ServerAddress address) {
      this.address = address;
    }

    @Override
    public void claimName(String name, Reply<CheckUsernameResponse> reply) {
      claims.add(name);
      claim = reply;
    }

    @Override
    public void listRooms(Reply<List<RoomInfo>> reply) {
      lists++;
      list = reply;
    }

    @Override
    public RoomStream join(String name, String roomId, RoomEvents events) {
      FakeRoom room = new FakeRoom(roomId, events);
      rooms.add(room);
      return room;
    }

    @Override
    public void onLost(Consumer<Failure> listener) {
      lost = listener;
    }

    @Override
    public void close() {
      closed = true;
    }

    void accept() {
      claim.answered(CheckUsernameResponse.newBuilder().setAvailable(true).build());
    }

    void refuse(RefusalCode code) {
      claim.answered(CheckUsernameResponse.newBuilder().setCode(code).build());
    }

    FakeRoom room() {
      return rooms.get(rooms.size() - 1);
    }
  }

  /** One Chat stream. */
  static final class FakeRoom implements RoomStream {
    record Said(String text, String clientId) {}

    final String id;
    final RoomEvents events;
    final List<Said> said = new ArrayList<>();
    boolean left;

    FakeRoom(String id, RoomEvents events) {
      this.id = id;
      this.events = events;
    }

    @Override
    public void say(String text, String clientId) {
      said.add(new Said(text, clientId));
    }

    @Override
    public void leave() {
      left = true;
    }

    void accept(String... members) {
      RoomInfo info =
          RoomInfo.newBuilder()
              .setRoomId(id)
              .setParticipantCount(members.length)
              .setCapacity(20)
              .setTopic("About " + id)
              .build();
      send(
          ServerMessage.newBuilder()
              .setJoinResponse(
                  JoinResponse.newBuilder()
                      .setSuccess(true)
                      .setRoom(info)
                      .addAllMembers(
                          Stream.of(members)
                              .map(name -> Member.newBuilder().setUserName(name).build())
                              .toList())));
    }

    void refuseJoin(RefusalCode code) {
      send(
          ServerMessage.newBuilder()
              .setJoinResponse(JoinResponse.newBuilder().setCode(code).setMessage("no")));
      events.completed();
    }

    void broadcast(String sender, String text, String clientId) {
      send(
          ServerMessage.newBuilder()
              .setBroadcast(
                  BroadcastMessage.newBuilder()
                      .setSenderName(sender)
                      .setText(text)
                      .setTimestamp(1_700_000_000)
                      .setClientId(clientId)));
    }

    void echo(int index) {
      broadcast("Ann", said.get(index).text(), said.get(index).clientId());
    }

    void refuse(int index, RefusalCode code) {
      send(
          ServerMessage.newBuilder()
              .setRefusal(
                  Refusal.newBuilder().setCode(code).setClientId(said.get(index).clientId())));
    }

    void came(String name, int count) {
      send(
          ServerMessage.newBuilder()
              .setUserJoined(
                  UserJoinedNotification.newBuilder().setUserName(name).setCurrentCount(count)));
    }

    void went(String name, int count) {
      send(
          ServerMessage.newBuilder()
              .setUserLeft(
                  UserLeftNotification.newBuilder().setUserName(name).setCurrentCount(count)));
    }

    void end(EndCode code) {
      send(ServerMessage.newBuilder().setSessionEnded(SessionEnded.newBuilder().setCode(code)));
      events.failed(Failure.UNREACHABLE);
    }

    private void send(ServerMessage.Builder message) {
      events.received(message.build());
    }
  }
}
