package chat.client.net;

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
import chat.proto.RoomExited;
import chat.proto.RoomInfo;
import chat.proto.RoomMessage;
import chat.proto.SendMessage;
import chat.proto.SessionEnded;
import chat.proto.SessionEvent;
import chat.proto.SessionRequest;
import chat.proto.SessionServiceGrpc;
import chat.proto.Welcome;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Sessions as the contract has them, in memory: every name but "Taken" is free, and every room but
 * "full" has a place. One request at a time.
 */
final class FakeSessions extends SessionServiceGrpc.SessionServiceImplBase {
  static final int TEXT_LIMIT = 4_000;
  static final String FULL = "full";
  private static final int SCREENFUL = 50;
  private static final int PAGE = 50;

  final BlockingQueue<SessionRequest> received = new LinkedBlockingQueue<>();
  private final FakeStore store;
  private final Map<String, Person> people = new LinkedHashMap<>();
  private boolean storing = true;

  FakeSessions(FakeStore store) {
    this.store = store;
  }

  /** Whether messages are stored; if not, they are refused. */
  synchronized void setStoring(boolean now) {
    storing = now;
  }

  /** Ends everybody's stream as a server does that stops. */
  synchronized void stop(int retryAfterMillis) {
    SessionEnded end =
        SessionEnded.newBuilder()
            .setCode(EndCode.END_CODE_SERVER_STOPPING)
            .setRetryAfterMillis(retryAfterMillis)
            .build();
    people.values().forEach(person -> person.end(end, Status.UNAVAILABLE));
  }

  @Override
  public StreamObserver<SessionRequest> connect(StreamObserver<SessionEvent> client) {
    return new StreamObserver<>() {
      private Person person;

      @Override
      public void onNext(SessionRequest request) {
        received.add(request);
        synchronized (FakeSessions.this) {
          if (request.hasHello()) {
            person = hello(request.getHello(), client);
          } else if (person.client == client) {
            answer(person, request);
          }
        }
      }

      @Override
      public void onError(Throwable gone) {
        onCompleted();
      }

      @Override
      public void onCompleted() {
        synchronized (FakeSessions.this) {
          if (person != null && person.client == client) {
            person.client = null;
            tell(person, Presence.PRESENCE_AWAY);
          }
        }
      }
    };
  }

  private Person hello(Hello hello, StreamObserver<SessionEvent> client) {
    Person known = people.get(hello.getUserName());
    boolean taken = known != null && !known.key.equals(hello.getSessionKey());
    if (taken || hello.getUserName().equals("Taken")) {
      client.onNext(refusal(RefusalCode.REFUSAL_CODE_NAME_TAKEN, "", ""));
      client.onCompleted();
      return null;
    }
    Person person = known != null ? known : new Person(hello.getUserName(), hello.getSessionKey());
    if (person.client != null) {
      person.end(
          SessionEnded.newBuilder().setCode(EndCode.END_CODE_DISPLACED).build(), Status.ABORTED);
    }
    people.put(person.name, person);
    person.client = client;
    Welcome welcome =
        Welcome.newBuilder()
            .setUserName(person.name)
            .setResumed(known != null)
            .setAwaySeconds(120)
            .setTextLimit(TEXT_LIMIT)
            .build();
    person.tell(SessionEvent.newBuilder().setWelcome(welcome).build());
    tell(person, Presence.PRESENCE_BACK);
    hello.getRoomsList().forEach(room -> enter(person, room));
    return person;
  }

  private void answer(Person person, SessionRequest request) {
    switch (request.getRequestCase()) {
      case ENTER_ROOM -> enter(person, request.getEnterRoom());
      case SEND_MESSAGE -> say(person, request.getSendMessage());
      case FETCH_HISTORY -> fetch(person, request.getFetchHistory());
      case EXIT_ROOM -> exit(person, request.getExitRoom().getRoomId());
      case GOODBYE -> {
        List.copyOf(person.rooms).forEach(room -> exit(person, room));
        people.remove(person.name);
        person.client.onCompleted();
        person.client = null;
      }
      default -> throw new IllegalArgumentException(request.toString());
    }
  }

  private void enter(Person person, EnterRoom enter) {
    String room = enter.getRoomId();
    if (room.equals(FULL)) {
      person.tell(refusal(RefusalCode.REFUSAL_CODE_ROOM_FULL, room, ""));
      return;
    }
    if (!person.rooms.contains(room)) {
      person.rooms.add(room);
      tell(person, room, Presence.PRESENCE_ENTERED);
    }
    long last = store.last(room);
    long after = enter.hasAfter() ? Math.min(enter.getAfter(), last) : last - SCREENFUL;
    long replayAfter = Math.max(0, after);
    person.tell(
        SessionEvent.newBuilder()
            .setRoomEntered(
                RoomEntered.newBuilder()
                    .setRoom(info(room))
                    .addAllMembers(members(room))
                    .setLastSeq(last)
                    .setReplayAfter(replayAfter))
            .build());
    store.between(room, replayAfter, Long.MAX_VALUE).forEach(m -> person.tell(message(m)));
    ReplayEnded end = ReplayEnded.newBuilder().setRoomId(room).setLastSeq(last).build();
    person.tell(SessionEvent.newBuilder().setReplayEnded(end).build());
  }

  private void say(Person person, SendMessage send) {
    String room = send.getRoomId();
    if (!storing) {
      person.tell(refusal(RefusalCode.REFUSAL_CODE_NOT_STORED, room, send.getClientId()));
      return;
    }
    long last = store.last(room);
    RoomMessage stored =
        store.store(
            RoomMessage.newBuilder()
                .setRoomId(room)
                .setSenderName(person.name)
                .setText(send.getText())
                .setClientId(send.getClientId()));
    if (stored.getSeq() > last) {
      in(room).forEach(each -> each.tell(message(stored)));
    }
    MessageStored answer =
        MessageStored.newBuilder()
            .setRoomId(room)
            .setClientId(send.getClientId())
            .setSeq(stored.getSeq())
            .setSentAtMillis(stored.getSentAtMillis())
            .build();
    person.tell(SessionEvent.newBuilder().setMessageStored(answer).build());
  }

  private void fetch(Person person, FetchHistory fetch) {
    int limit = fetch.getLimit() == 0 ? PAGE : fetch.getLimit();
    boolean back = fetch.hasBefore();
    List<RoomMessage> all =
        back
            ? store.between(fetch.getRoomId(), 0, fetch.getBefore())
            : store.between(fetch.getRoomId(), fetch.getAfter(), Long.MAX_VALUE);
    int from = back ? Math.max(0, all.size() - limit) : 0;
    int to = back ? all.size() : Math.min(limit, all.size());
    HistoryPage page =
        HistoryPage.newBuilder()
            .setRoomId(fetch.getRoomId())
            .addAllMessages(all.subList(from, to))
            .setMore(to - from < all.size())
            .build();
    person.tell(SessionEvent.newBuilder().setHistoryPage(page).build());
  }

  private void exit(Person person, String room) {
    person.rooms.remove(room);
    tell(person, room, Presence.PRESENCE_LEFT);
    RoomExited exited = RoomExited.newBuilder().setRoomId(room).build();
    person.tell(SessionEvent.newBuilder().setRoomExited(exited).build());
  }

  private List<Person> in(String room) {
    return people.values().stream().filter(person -> person.rooms.contains(room)).toList();
  }

  private RoomInfo info(String room) {
    return RoomInfo.newBuilder()
        .setRoomId(room)
        .setParticipantCount(in(room).size())
        .setCapacity(20)
        .build();
  }

  private List<Member> members(String room) {
    return in(room).stream()
        .map(p -> Member.newBuilder().setUserName(p.name).setAway(p.client == null).build())
        .toList();
  }

  private void tell(Person about, Presence presence) {
    about.rooms.forEach(room -> tell(about, room, presence));
  }

  private void tell(Person about, String room, Presence presence) {
    PresenceChanged change =
        PresenceChanged.newBuilder()
            .setRoomId(room)
            .setUserName(about.name)
            .setPresence(presence)
            .setCurrentCount(in(room).size())
            .build();
    in(room).stream()
        .filter(each -> each != about)
        .forEach(each -> each.tell(SessionEvent.newBuilder().setPresenceChanged(change).build()));
  }

  private static SessionEvent message(RoomMessage message) {
    return SessionEvent.newBuilder().setMessage(message).build();
  }

  private static SessionEvent refusal(RefusalCode code, String room, String clientId) {
    return SessionEvent.newBuilder()
        .setRefusal(Refusal.newBuilder().setCode(code).setRoomId(room).setClientId(clientId))
        .build();
  }

  /** A session; without a stream its person is away. */
  private static final class Person {
    final String name;
    final String key;
    final List<String> rooms = new ArrayList<>();
    StreamObserver<SessionEvent> client;

    Person(String name, String key) {
      this.name = name;
      this.key = key;
    }

    void tell(SessionEvent event) {
      if (client != null) {
        client.onNext(event);
      }
    }

    void end(SessionEnded why, Status status) {
      if (client != null) {
        tell(SessionEvent.newBuilder().setSessionEnded(why).build());
        client.onError(status.asRuntimeException());
        client = null;
      }
    }
  }
}
