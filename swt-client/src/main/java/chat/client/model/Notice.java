package chat.client.model;

import java.util.Optional;

/**
 * What stands in the way just now: one thing, the most important.
 *
 * @param problem why; empty while nothing is known yet
 */
public record Notice(Kind kind, Optional<Problem> problem) {
  /** What it is about, the most important first. */
  public enum Kind {
    CONNECTING,
    WAITING,
    UNTRUSTED,
    DISPLACED,
    /** A room could not be joined, or the rooms not be listed. */
    LOBBY,
    /** The room that is looked at does not take the person back, for now. */
    OUT_OF_ROOM,
    /** Something was refused in the room that is looked at. */
    ROOM
  }

  public static Optional<Notice> of(Session session, Optional<RoomModel> shown) {
    return ofConnection(session)
        .or(() -> session.lobby().problem().map(why -> new Notice(Kind.LOBBY, Optional.of(why))))
        .or(() -> shown.flatMap(Notice::ofRoom));
  }

  /** Whether it goes when the person has seen it; else it goes when it is mended. */
  public boolean canBeDismissed() {
    return kind == Kind.LOBBY || kind == Kind.ROOM;
  }

  private static Optional<Notice> ofConnection(Session session) {
    return switch (session.state()) {
      case ONLINE -> Optional.empty();
      case CONNECTING -> Optional.of(new Notice(Kind.CONNECTING, session.trouble()));
      case WAITING -> Optional.of(new Notice(Kind.WAITING, session.trouble()));
      case UNTRUSTED -> Optional.of(new Notice(Kind.UNTRUSTED, session.trouble()));
      case DISPLACED -> Optional.of(new Notice(Kind.DISPLACED, session.trouble()));
    };
  }

  private static Optional<Notice> ofRoom(RoomModel room) {
    Kind kind = room.state() == RoomModel.State.IN ? Kind.ROOM : Kind.OUT_OF_ROOM;
    return room.problem().map(why -> new Notice(kind, Optional.of(why)));
  }
}
