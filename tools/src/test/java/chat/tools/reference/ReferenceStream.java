package chat.tools.reference;

import chat.proto.EndCode;
import chat.proto.EnterRoom;
import chat.proto.FetchHistory;
import chat.proto.Hello;
import chat.proto.MessageStored;
import chat.proto.Presence;
import chat.proto.PresenceChanged;
import chat.proto.Refusal;
import chat.proto.RefusalCode;
import chat.proto.ReplayEnded;
import chat.proto.RoomExited;
import chat.proto.RoomMessage;
import chat.proto.SendMessage;
import chat.proto.SessionEnded;
import chat.proto.SessionEvent;
import chat.proto.SessionRequest;
import chat.proto.Welcome;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;

/** One Connect stream. Everything happens under the chat's lock. */
final class ReferenceStream implements StreamObserver<SessionRequest> {
  private static final int FIRST_SCREENFUL = 50;
  private static final int MOST_WAITING = 256;
  private static final int TEXT_LIMIT = 4000;
  private static final int AWAY_SECONDS = 120;

  /** How far the stream is in a room. */
  private static final class Cursor {
    long shown;
    boolean replaying = true;
  }

  private final ReferenceChat chat;
  private final Flaws flaws;
  private final ServerCallStreamObserver<SessionEvent> call;
  private final Queue<SessionEvent> waiting = new ArrayDeque<>();
  private final Map<ReferenceRoom, Cursor> cursors = new LinkedHashMap<>();
  private ReferencePerson person;
  private boolean over;

  ReferenceStream(ReferenceChat chat, Flaws flaws, StreamObserver<SessionEvent> out) {
    this.chat = chat;
    this.flaws = flaws;
    call = (ServerCallStreamObserver<SessionEvent>) out;
    call.setOnReadyHandler(() -> chat.locked(this::pump));
    call.setOnCancelHandler(() -> chat.locked(this::away));
  }

  @Override
  public void onNext(SessionRequest request) {
    chat.locked(
        () -> {
          if (!over) {
            handle(request);
            pump();
          }
        });
  }

  @Override
  public void onError(Throwable cancelled) {
    chat.locked(this::away);
  }

  @Override
  public void onCompleted() {
    chat.locked(
        () -> {
          away();
          call.onCompleted();
        });
  }

  private void handle(SessionRequest request) {
    if (request.hasHello()) {
      onHello(request.getHello());
    } else if (person == null) {
      refuse(RefusalCode.REFUSAL_CODE_HELLO_MISSING, "", "");
    } else if (request.hasEnterRoom()) {
      enter(request.getEnterRoom());
    } else if (request.hasSendMessage()) {
      onSend(request.getSendMessage());
    } else if (request.hasFetchHistory()) {
      onFetch(request.getFetchHistory());
    } else if (request.hasExitRoom()) {
      String room = request.getExitRoom().getRoomId();
      leave(chat.rooms.get(room));
      waiting.add(
          SessionEvent.newBuilder().setRoomExited(RoomExited.newBuilder().setRoomId(room)).build());
    } else {
      onGoodbye();
    }
  }

  private void onHello(Hello hello) {
    ReferencePerson known = chat.people.get(hello.getUserName());
    if (known != null && !known.sessionKey.equals(hello.getSessionKey())) {
      refuse(RefusalCode.REFUSAL_CODE_NAME_TAKEN, "", "");
      pump();
      over = true;
      call.onCompleted();
      return;
    }
    person =
        known != null ? known : new ReferencePerson(hello.getUserName(), hello.getSessionKey());
    chat.people.put(person.name, person);
    if (person.stream != null && flaws.displaces()) {
      person.stream.end(EndCode.END_CODE_DISPLACED, Status.ABORTED, 0);
    }
    person.stream = this;
    waiting.add(
        SessionEvent.newBuilder()
            .setWelcome(
                Welcome.newBuilder()
                    .setUserName(person.name)
                    .setResumed(known != null)
                    .setAwaySeconds(AWAY_SECONDS)
                    .setTextLimit(TEXT_LIMIT))
            .build());
    Set<String> wanted =
        hello.getRoomsList().stream().map(EnterRoom::getRoomId).collect(Collectors.toSet());
    chat.rooms.values().stream().filter(room -> !wanted.contains(room.name())).forEach(this::leave);
    hello.getRoomsList().forEach(this::enter);
  }

  private void enter(EnterRoom enter) {
    ReferenceRoom room = chat.rooms.get(enter.getRoomId());
    if (room == null) {
      refuse(RefusalCode.REFUSAL_CODE_ROOM_UNKNOWN, enter.getRoomId(), "");
      return;
    }
    if (room.full() && !room.members.contains(person)) {
      refuse(RefusalCode.REFUSAL_CODE_ROOM_FULL, enter.getRoomId(), "");
      return;
    }
    boolean came = room.members.add(person);
    tellOthers(room, came ? Presence.PRESENCE_ENTERED : Presence.PRESENCE_BACK);
    long after =
        enter.hasAfter()
            ? Math.min(enter.getAfter(), room.newest())
            : Math.max(0, room.newest() - FIRST_SCREENFUL);
    Cursor cursor = new Cursor();
    cursor.shown = enter.hasAfter() ? flaws.replaysAfter(after) : after;
    cursors.put(room, cursor);
    waiting.add(SessionEvent.newBuilder().setRoomEntered(room.entered(after)).build());
  }

  private void onSend(SendMessage message) {
    ReferenceRoom room = chat.rooms.get(message.getRoomId());
    Optional<RefusalCode> refusal =
        cursors.containsKey(room)
            ? flaws.refuses(message)
            : Optional.of(RefusalCode.REFUSAL_CODE_NOT_JOINED);
    if (refusal.isPresent()) {
      refuse(refusal.get(), message.getRoomId(), message.getClientId());
      return;
    }
    RoomMessage before = room.find(person.name, message);
    RoomMessage stored = before != null ? before : room.store(person.name, message);
    MessageStored answer = ReferenceRoom.confirmation(stored);
    flaws
        .confirms(answer, before != null)
        .ifPresent(a -> waiting.add(SessionEvent.newBuilder().setMessageStored(a).build()));
    for (ReferencePerson member : room.members) {
      if (member.stream != null) {
        member.stream.keepUp(room);
      }
    }
    if (flaws.displacesForNothing(message)) {
      displaceForNothing();
    }
  }

  private void displaceForNothing() {
    away();
    over = false;
    end(EndCode.END_CODE_DISPLACED, Status.ABORTED, 0);
  }

  private void onFetch(FetchHistory fetch) {
    ReferenceRoom room = chat.rooms.get(fetch.getRoomId());
    if (!cursors.containsKey(room)) {
      refuse(RefusalCode.REFUSAL_CODE_NOT_JOINED, fetch.getRoomId(), "");
      return;
    }
    waiting.add(
        SessionEvent.newBuilder()
            .setHistoryPage(
                flaws.pages(room.page(fetch, cursors.get(room).shown), fetch.hasAfter()))
            .build());
  }

  private void onGoodbye() {
    chat.rooms.values().forEach(this::leave);
    chat.people.remove(person.name, person);
    pump();
    over = true;
    call.onCompleted();
  }

  private void leave(ReferenceRoom room) {
    cursors.remove(room);
    if (room.members.remove(person)) {
      tellOthers(room, Presence.PRESENCE_LEFT);
    }
  }

  private void away() {
    if (!over) {
      over = true;
      if (person != null && person.stream == this) {
        person.stream = null;
        cursors.keySet().forEach(room -> tellOthers(room, Presence.PRESENCE_AWAY));
      }
    }
  }

  private void tellOthers(ReferenceRoom room, Presence presence) {
    SessionEvent event =
        SessionEvent.newBuilder()
            .setPresenceChanged(
                PresenceChanged.newBuilder()
                    .setRoomId(room.name())
                    .setUserName(person.name)
                    .setPresence(presence)
                    .setCurrentCount(room.members.size()))
            .build();
    for (ReferencePerson member : room.members) {
      if (member != person && member.stream != null) {
        member.stream.waiting.add(event);
        member.stream.keepUp(room);
      }
    }
  }

  private void refuse(RefusalCode code, String room, String clientId) {
    Refusal refusal =
        Refusal.newBuilder()
            .setCode(code)
            .setMessage("refused")
            .setRoomId(room)
            .setClientId(clientId)
            .build();
    waiting.add(SessionEvent.newBuilder().setRefusal(refusal).build());
  }

  /** Shows what is new, or puts off a reader who is too slow. */
  private void keepUp(ReferenceRoom room) {
    pump();
    Cursor cursor = cursors.get(room);
    boolean behind =
        cursor != null && !cursor.replaying && room.newest() - cursor.shown > MOST_WAITING;
    if (!over && (behind || waiting.size() > MOST_WAITING)) {
      person.stream = null;
      end(EndCode.END_CODE_TOO_SLOW, Status.RESOURCE_EXHAUSTED, 1);
    }
  }

  void end(EndCode code, Status status, int retryAfterMillis) {
    if (!over) {
      over = true;
      call.onNext(
          SessionEvent.newBuilder()
              .setSessionEnded(
                  SessionEnded.newBuilder().setCode(code).setRetryAfterMillis(retryAfterMillis))
              .build());
      call.onError(status.asRuntimeException());
    }
  }

  /** Sends as long as the reader takes it. */
  private void pump() {
    while (!over && call.isReady() && !call.isCancelled()) {
      if (!waiting.isEmpty()) {
        call.onNext(waiting.remove());
      } else if (!showNext()) {
        return;
      }
    }
  }

  private boolean showNext() {
    for (Map.Entry<ReferenceRoom, Cursor> entry : cursors.entrySet()) {
      ReferenceRoom room = entry.getKey();
      Cursor cursor = entry.getValue();
      RoomMessage next = room.after(cursor.shown);
      if (next != null) {
        cursor.shown = next.getSeq();
        flaws
            .shows(person.name, next)
            .forEach(m -> call.onNext(SessionEvent.newBuilder().setMessage(m).build()));
        return true;
      }
      if (cursor.replaying) {
        cursor.replaying = false;
        ReplayEnded marker =
            ReplayEnded.newBuilder().setRoomId(room.name()).setLastSeq(cursor.shown).build();
        call.onNext(SessionEvent.newBuilder().setReplayEnded(flaws.marks(marker)).build());
        return true;
      }
    }
    return false;
  }
}
