package chat.grpc;

import chat.actors.EndReason;
import chat.actors.Room;
import chat.actors.SessionInput;
import chat.actors.SessionOutput;
import chat.proto.EnterRoom;
import chat.proto.FetchHistory;
import chat.proto.HistoryPage;
import chat.proto.Presence;
import chat.proto.ReplayEnded;
import chat.proto.RoomEntered;
import chat.proto.RoomExited;
import chat.proto.RoomMembers;
import chat.proto.RoomMessage;
import chat.proto.SendMessage;
import chat.proto.SessionEvent;
import chat.proto.SessionRequest;
import chat.proto.Welcome;
import chat.store.History;
import chat.store.StoredMessage;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/** Translates between a session's messages and those of {@code SessionService}. */
final class SessionWire implements Encoder<SessionOutput> {
  private final Wire wire;
  private final Duration awayTime;

  SessionWire(Wire wire, Duration awayTime) {
    this.wire = wire;
    this.awayTime = awayTime;
  }

  static SessionInput toInput(SessionRequest request) {
    return switch (request.getRequestCase()) {
      case HELLO -> SessionInput.HelloAgain.INSTANCE;
      case ENTER_ROOM -> toInput(request.getEnterRoom());
      case SEND_MESSAGE -> toInput(request.getSendMessage());
      case FETCH_HISTORY -> toInput(request.getFetchHistory());
      case EXIT_ROOM -> new SessionInput.Exit(request.getExitRoom().getRoomId());
      case GOODBYE -> SessionInput.Goodbye.INSTANCE;
      case REQUEST_NOT_SET -> SessionInput.Unknown.INSTANCE;
    };
  }

  static SessionInput.Enter toInput(EnterRoom enter) {
    return new SessionInput.Enter(
        enter.getRoomId(),
        enter.hasAfter() ? OptionalLong.of(enter.getAfter()) : OptionalLong.empty());
  }

  private static SessionInput toInput(SendMessage send) {
    return new SessionInput.Say(send.getRoomId(), send.getClientId(), send.getText());
  }

  private static SessionInput toInput(FetchHistory fetch) {
    return switch (fetch.getFromCase()) {
      case AFTER ->
          new SessionInput.Fetch(
              fetch.getRoomId(), fetch.getAfter(), History.End.OLDEST, fetch.getLimit());
      // Without a number it is zero, and nothing is before that: the session says so.
      case BEFORE, FROM_NOT_SET ->
          new SessionInput.Fetch(
              fetch.getRoomId(), fetch.getBefore(), History.End.NEWEST, fetch.getLimit());
    };
  }

  @Override
  public Iterator<byte[]> encode(SessionOutput output) {
    if (output instanceof SessionOutput.Replayed replayed) {
      String roomId = replayed.roomId();
      return replayed.messages().stream()
          .map(message -> Frames.of(message(roomId, message)))
          .iterator();
    } else if (output instanceof SessionOutput.Happened happened
        && happened.event() instanceof Room.Said said) {
      return said.forms().get(SessionWire.class, () -> frames(said)).iterator();
    } else {
      return List.of(Frames.of(toProto(output))).iterator();
    }
  }

  private static List<byte[]> frames(Room.Said said) {
    return Frames.joined(said.messages().stream().map(message -> message(said.roomId(), message)));
  }

  @Override
  public int weight(SessionOutput output) {
    return output instanceof SessionOutput.Happened happened
            && happened.event() instanceof Room.Said said
        ? said.messages().size()
        : 1;
  }

  @Override
  public byte[] encode(EndReason reason, Duration retryAfter) {
    return Frames.of(
        SessionEvent.newBuilder().setSessionEnded(wire.ended(reason, retryAfter)).build());
  }

  private SessionEvent toProto(SessionOutput output) {
    SessionEvent.Builder event = SessionEvent.newBuilder();
    if (output instanceof SessionOutput.Happened happened) {
      put(event, happened.event());
    } else if (output instanceof SessionOutput.Refused refused) {
      event.setRefusal(
          wire.refusal(
              refused.reason(), refused.roomId(), refused.clientId(), refused.retryAfter()));
    } else if (output instanceof SessionOutput.SlowedDown slowed) {
      event.setSlowDown(wire.slowDown(slowed.pause(), slowed.roomId(), slowed.clientId()));
    } else if (output instanceof SessionOutput.Entered entered) {
      event.setRoomEntered(toProto(entered));
    } else if (output instanceof SessionOutput.ReplayEnded ended) {
      event.setReplayEnded(
          ReplayEnded.newBuilder().setRoomId(ended.roomId()).setLastSeq(ended.seq()));
    } else if (output instanceof SessionOutput.Fetched fetched) {
      event.setHistoryPage(toProto(fetched.page()));
    } else if (output instanceof SessionOutput.Exited exited) {
      event.setRoomExited(RoomExited.newBuilder().setRoomId(exited.roomId()));
    } else if (output instanceof SessionOutput.Welcome welcome) {
      event.setWelcome(toProto(welcome));
    }
    return event.build();
  }

  private static void put(SessionEvent.Builder event, Room.Event happened) {
    if (happened instanceof Room.Confirmed confirmed) {
      event.setMessageStored(Wire.toProto(confirmed));
    } else if (happened instanceof Room.Entered e) {
      event.setPresenceChanged(
          Wire.presence(e.roomId(), e.name(), Presence.PRESENCE_ENTERED, e.people()));
    } else if (happened instanceof Room.Left e) {
      event.setPresenceChanged(
          Wire.presence(e.roomId(), e.name(), Presence.PRESENCE_LEFT, e.people()));
    } else if (happened instanceof Room.WentAway e) {
      event.setPresenceChanged(
          Wire.presence(e.roomId(), e.name(), Presence.PRESENCE_AWAY, e.people()));
    } else if (happened instanceof Room.CameBack e) {
      event.setPresenceChanged(
          Wire.presence(e.roomId(), e.name(), Presence.PRESENCE_BACK, e.people()));
    } else if (happened instanceof Room.Present e) {
      event.setRoomMembers(
          RoomMembers.newBuilder().setRoomId(e.roomId()).addAllMembers(Wire.members(e.people())));
    }
  }

  private Welcome toProto(SessionOutput.Welcome welcome) {
    return Welcome.newBuilder()
        .setUserName(welcome.name())
        .setResumed(welcome.resumed())
        .setAwaySeconds(Math.toIntExact(awayTime.toSeconds()))
        .setTextLimit(wire.textLimit())
        .build();
  }

  private static RoomEntered toProto(SessionOutput.Entered entered) {
    return RoomEntered.newBuilder()
        .setRoom(Wire.toProto(entered.room()))
        .addAllMembers(Wire.members(entered.room().people()))
        .setLastSeq(entered.room().head())
        .setReplayAfter(entered.after())
        .build();
  }

  private static HistoryPage toProto(History.Page page) {
    HistoryPage.Builder proto =
        HistoryPage.newBuilder().setRoomId(page.roomId()).setMore(page.more());
    page.messages().forEach(message -> proto.addMessages(toProto(page.roomId(), message)));
    return proto.build();
  }

  private static SessionEvent message(String roomId, StoredMessage message) {
    return SessionEvent.newBuilder().setMessage(toProto(roomId, message)).build();
  }

  private static RoomMessage toProto(String roomId, StoredMessage message) {
    return RoomMessage.newBuilder()
        .setRoomId(roomId)
        .setSeq(message.seq())
        .setSenderName(message.sender())
        .setText(message.text())
        .setSentAtMillis(message.at().toEpochMilli())
        .setClientId(message.clientId())
        .build();
  }
}
