package chat.client.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rooms are open, which of them is looked at, and which were before. Kept for each person and
 * server, and open again at the next login.
 */
public final class OpenRooms extends Model {
  private static final String BETWEEN = ",";

  private final Session session;
  private final PreferenceStore store;
  private final String openKey;
  private final String shownKey;

  /** The one looked at last comes first. */
  private final List<String> recent = new ArrayList<>();

  private List<RoomModel> known;
  private Optional<RoomModel> shown;

  /** Joins what was open the last time. */
  public OpenRooms(Session session, PreferenceStore store) {
    this.session = session;
    this.store = store;
    String whose = session.name() + "@" + session.servers();
    openKey = "rooms." + whose;
    shownKey = "room." + whose;
    kept().forEach(session::join);
    known = session.rooms();
    shown = store.get(shownKey).flatMap(session::room).or(() -> known.stream().findFirst());
    shown.ifPresent(room -> recent.add(room.id()));
    session.listen(this::compare);
  }

  /** The room that is looked at; empty while all rooms are listed. */
  public Optional<RoomModel> shown() {
    return shown;
  }

  /** The rooms that were looked at and are still open, the last one first. */
  public List<String> recent() {
    return List.copyOf(recent);
  }

  /** Looks at a room that is open; joins one that is not. */
  public void show(String roomId) {
    session.room(roomId).ifPresentOrElse(this::look, () -> session.join(roomId));
  }

  /** Looks at the list of all rooms. */
  public void browse() {
    shown = Optional.empty();
    changed();
  }

  /** From the list of all rooms back to the room that was looked at before. */
  public void goBack() {
    recent.stream().findFirst().ifPresent(this::show);
  }

  private void look(RoomModel room) {
    shown = Optional.of(room);
    recent.remove(room.id());
    recent.add(0, room.id());
    store.put(shownKey, room.id());
    changed();
  }

  /** Who comes into a room looks at it; who leaves it looks at the one before. */
  private void compare() {
    List<RoomModel> now = session.rooms();
    if (now.equals(known)) {
      return;
    }
    Optional<RoomModel> entered =
        now.stream().filter(room -> !known.contains(room)).reduce((earlier, later) -> later);
    known = now;
    recent.removeIf(id -> session.room(id).isEmpty());
    store.put(
        openKey,
        now.stream()
            .map(RoomModel::id)
            .map(OpenRooms::written)
            .collect(Collectors.joining(BETWEEN)));
    entered.ifPresentOrElse(this::look, this::leaveWhatIsGone);
  }

  private void leaveWhatIsGone() {
    if (shown.isPresent() && !known.contains(shown.get())) {
      shown =
          Stream.concat(recent.stream(), known.stream().map(RoomModel::id))
              .findFirst()
              .flatMap(session::room);
      shown
          .map(RoomModel::id)
          .filter(id -> !recent.contains(id))
          .ifPresent(id -> recent.add(0, id));
    }
    changed();
  }

  private List<String> kept() {
    return store.get(openKey).stream()
        .flatMap(ids -> Stream.of(ids.split(BETWEEN)))
        .filter(id -> !id.isBlank())
        .map(OpenRooms::read)
        .toList();
  }

  private static String written(String id) {
    return id.replace("%", "%25").replace(BETWEEN, "%2C");
  }

  private static String read(String written) {
    return written.replace("%2C", BETWEEN).replace("%25", "%");
  }
}
