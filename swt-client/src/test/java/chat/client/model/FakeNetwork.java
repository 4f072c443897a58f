package chat.client.model;

import chat.proto.EndCode;
import chat.proto.EnterRoom;
import chat.proto.FetchHistory;
import chat.proto.Hello;
import chat.proto.HistoryPage;
import chat.proto.Member;
import chat.proto.MessageStored;
import chat.proto.Presence;
import chat.proto.PresenceChanged;
import chat.proto.Refusal;
import chat.proto.RefusalCode;
import chat.proto.ReplayEnded;
import chat.proto.RoomEntered;
import chat.proto.RoomInfo;
import chat.proto.RoomMembers;
import chat.proto.RoomMessage;
import chat.proto.SendMessage;
import chat.proto.SessionEnded;
import chat.proto.SessionEvent;
import chat.proto.SlowDown;
import chat.proto.Welcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A network whose every word the test speaks. */
public final class FakeNetwork implements Network {
  public static final int TEXT_LIMIT = 40;

  public final List<FakeLink> links = new ArrayList<>();

  @Override
  public Link connect(Endpoint server) {
    FakeLink link = new FakeLink(server);
    links.add(link);
    return link;
  }

  public FakeLink last() {
    return links.get(links.size() - 1);
  }

  public static RoomMessage message(
      String room, long seq, String sender, String text, String clientId) {
    return RoomMessage.newBuilder()
        .setRoomId(room)
        .setSeq(seq)
        .setSenderName(sender)
        .setText(text)
        .setSentAtMillis(1_700_000_000_000L + seq)
        .setClientId(clientId)
        .build();
  }

  /** One connection. */
  public static final class FakeLink implements Link {
    final Endpoint server;
    public final List<EnterRoom> entered = new ArrayList<>();
    public final List<SendMessage> said = new ArrayList<>();
    public final List<FetchHistory> fetched = new ArrayList<>();
    public final List<String> exited = new ArrayList<>();
    public Hello hello;
    SessionEvents events;
    Reply<List<RoomInfo>> list;
    int lists;
    boolean saidGoodbye;
    boolean closed;

    FakeLink(Endpoint server) {
      this.server = server;
    }

    @Override
    public void hello(Hello words, SessionEvents listener) {
      hello = words;
      events = listener;
    }

    @Override
    public void enter(EnterRoom room) {
      entered.add(room);
    }

    @Override
    public void say(SendMessage message) {
      said.add(message);
    }

    @Override
    public void fetch(FetchHistory range) {
      fetched.add(range);
    }

    @Override
    public void exit(String roomId) {
      exited.add(roomId);
    }

    @Override
    public void goodbye() {
      saidGoodbye = true;
    }

    @Override
    public void listRooms(Reply<List<RoomInfo>> reply) {
      lists++;
      list = reply;
    }

    @Override
    public void close() {
      closed = true;
    }

    public void welcome() {
      send(
          SessionEvent.newBuilder()
              .setWelcome(
                  Welcome.newBuilder().setUserName(hello.getUserName()).setTextLimit(TEXT_LIMIT)));
    }

    /** Whether the client gave it up. */
    public boolean hasEnded() {
      return saidGoodbye || closed;
    }

    /** Answers what rooms there are. */
    public void haveRooms(String... ids) {
      list.answered(Stream.of(ids).map(id -> RoomInfo.newBuilder().setRoomId(id).build()).toList());
    }

    /** Refuses the hello, which ends the stream. */
    public void refuseHello(RefusalCode code) {
      refuseHello(code, 0);
    }

    public void refuseHello(RefusalCode code, int retryAfterMillis) {
      send(
          SessionEvent.newBuilder()
              .setRefusal(
                  Refusal.newBuilder().setCode(code).setRetryAfterMillis(retryAfterMillis)));
      events.completed();
    }

    /** Shows a certificate that proves nothing, and gets no hello. */
    public void show(CertificateProblem problem) {
      events.untrusted(problem);
    }

    public void slowDown(String roomId) {
      send(SessionEvent.newBuilder().setSlowDown(SlowDown.newBuilder().setRoomId(roomId)));
    }

    public void fail(Failure failure) {
      events.failed(failure);
    }

    public void end(EndCode code, int retryAfterMillis) {
      send(
          SessionEvent.newBuilder()
              .setSessionEnded(
                  SessionEnded.newBuilder().setCode(code).setRetryAfterMillis(retryAfterMillis)));
      events.failed(Failure.UNREACHABLE);
    }

    public FakeRoom room(String id) {
      return new FakeRoom(this, id);
    }

    private void send(SessionEvent.Builder event) {
      events.received(event.build());
    }
  }

  /** One room as the server speaks of it on one link. */
  public record FakeRoom(FakeLink link, String id) {
    /** Lets the person in, with nothing replayed: the room is empty, or all is known. */
    public void enter(long lastSeq, String... members) {
      begin(lastSeq, lastSeq, members);
      endReplay(lastSeq);
    }

    public void begin(long lastSeq, long replayAfter, String... members) {
      RoomInfo info =
          RoomInfo.newBuilder()
              .setRoomId(id)
              .setParticipantCount(members.length)
              .setCapacity(20)
              .setTopic("About " + id)
              .build();
      List<Member> people =
          Stream.of(members).map(name -> Member.newBuilder().setUserName(name).build()).toList();
      send(
          SessionEvent.newBuilder()
              .setRoomEntered(
                  RoomEntered.newBuilder()
                      .setRoom(info)
                      .addAllMembers(people)
                      .setLastSeq(lastSeq)
                      .setReplayAfter(replayAfter)));
    }

    public void endReplay(long lastSeq) {
      send(
          SessionEvent.newBuilder()
              .setReplayEnded(ReplayEnded.newBuilder().setRoomId(id).setLastSeq(lastSeq)));
    }

    public void message(long seq, String sender, String text) {
      message(seq, sender, text, "");
    }

    public void message(long seq, String sender, String text, String clientId) {
      send(
          SessionEvent.newBuilder()
              .setMessage(FakeNetwork.message(id, seq, sender, text, clientId)));
    }

    /** Shows what Ann said on this link as message {@code seq}. */
    public void echo(int index, long seq) {
      SendMessage said = link.said.get(index);
      message(seq, "Ann", said.getText(), said.getClientId());
    }

    public void stored(int index, long seq) {
      send(
          SessionEvent.newBuilder()
              .setMessageStored(
                  MessageStored.newBuilder()
                      .setRoomId(id)
                      .setClientId(link.said.get(index).getClientId())
                      .setSeq(seq)));
    }

    public void refuseText(int index, RefusalCode code) {
      refuse(code, link.said.get(index).getClientId());
    }

    public void refuse(RefusalCode code, String clientId) {
      send(
          SessionEvent.newBuilder()
              .setRefusal(Refusal.newBuilder().setCode(code).setRoomId(id).setClientId(clientId)));
    }

    /** Messages of Bob with these numbers. */
    public void page(long first, long last, boolean more) {
      List<RoomMessage> messages =
          LongStream.rangeClosed(first, last)
              .mapToObj(seq -> FakeNetwork.message(id, seq, "Bob", "old " + seq, ""))
              .toList();
      send(
          SessionEvent.newBuilder()
              .setHistoryPage(
                  HistoryPage.newBuilder().setRoomId(id).addAllMessages(messages).setMore(more)));
    }

    public void presence(String name, Presence presence, int count) {
      send(
          SessionEvent.newBuilder()
              .setPresenceChanged(
                  PresenceChanged.newBuilder()
                      .setRoomId(id)
                      .setUserName(name)
                      .setPresence(presence)
                      .setCurrentCount(count)));
    }

    public void members(String... names) {
      RoomMembers.Builder members = RoomMembers.newBuilder().setRoomId(id);
      for (String name : names) {
        members.addMembers(Member.newBuilder().setUserName(name));
      }
      send(SessionEvent.newBuilder().setRoomMembers(members));
    }

    private void send(SessionEvent.Builder event) {
      link.send(event);
    }
  }
}
