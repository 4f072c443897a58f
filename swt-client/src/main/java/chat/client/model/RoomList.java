package chat.client.model;

import chat.proto.RoomInfo;
import java.text.Collator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The rooms that a person is in, sorted as they like. */
public final class RoomList {
  private final Session session;
  private final Preferences preferences;

  public RoomList(Session session, Preferences preferences) {
    this.session = session;
    this.preferences = preferences;
  }

  public List<RoomModel> rooms() {
    return session.rooms().stream().sorted(order()).toList();
  }

  /** How many rooms there are that the person is not in. */
  public long others() {
    return session.lobby().rooms().stream()
        .filter(info -> session.room(info.getRoomId()).isEmpty())
        .count();
  }

  /** The room below or above, from the end on at the other one. */
  public Optional<RoomModel> beside(Optional<RoomModel> from, boolean below) {
    return beside(from, below, room -> true);
  }

  /** The next room below or above in which something is unread. */
  public Optional<RoomModel> unreadBeside(Optional<RoomModel> from, boolean below) {
    return beside(from, below, room -> room.unread() > 0);
  }

  private Optional<RoomModel> beside(
      Optional<RoomModel> from, boolean below, Predicate<RoomModel> wanted) {
    List<RoomModel> rooms = new ArrayList<>(rooms());
    if (!below) {
      Collections.reverse(rooms);
    }
    Collections.rotate(rooms, -1 - from.map(rooms::indexOf).orElse(-1));
    return rooms.stream()
        .filter(room -> !from.equals(Optional.of(room)))
        .filter(wanted)
        .findFirst();
  }

  /** Sorting keeps the order of joining among equals. */
  private Comparator<RoomModel> order() {
    return switch (preferences.roomOrder()) {
      case SERVER -> Comparator.comparingInt(this::place);
      case NAME -> Comparator.comparing(RoomModel::id, Collator.getInstance());
      case ACTIVITY ->
          Comparator.comparing(
              room -> room.lastSaid().orElse(Instant.MIN), Comparator.reverseOrder());
    };
  }

  private int place(RoomModel room) {
    List<String> ids = session.lobby().rooms().stream().map(RoomInfo::getRoomId).toList();
    int place = ids.indexOf(room.id());
    return place < 0 ? Integer.MAX_VALUE : place;
  }
}
