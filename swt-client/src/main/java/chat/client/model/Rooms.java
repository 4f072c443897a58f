package chat.client.model;

import chat.proto.EnterRoom;
import chat.proto.Refusal;
import chat.proto.SessionEvent;
import chat.proto.Welcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The rooms a person is in, in the order of joining: takes them in and out, and gives each its
 * events.
 */
final class Rooms {
  private record Visit(RoomModel room, Retry retry) {}

  private final Map<String, Visit> visits = new LinkedHashMap<>();
  private final Supplier<Retry> retries;
  private final BiConsumer<String, Problem> onNeverEntered;
  private Optional<Link> link = Optional.empty();
  private int textLimit;
  private boolean slowedDown;

  /**
   * @param onNeverEntered is told of a room that refused the first visit
   */
  Rooms(Supplier<Retry> retries, BiConsumer<String, Problem> onNeverEntered) {
    this.retries = retries;
    this.onNeverEntered = onNeverEntered;
  }

  List<RoomModel> all() {
    return visits.values().stream().map(Visit::room).toList();
  }

  Optional<RoomModel> find(String id) {
    return Optional.ofNullable(visits.get(id)).map(Visit::room);
  }

  List<EnterRoom> positions() {
    return all().stream().map(RoomModel::position).toList();
  }

  void join(RoomModel room) {
    visits.put(room.id(), new Visit(room, retries.get()));
    room.setSlowedDown(slowedDown);
    enter(room);
  }

  /** A link is given up together with its places, so only a living one has to be told. */
  void leave(RoomModel room) {
    visits.remove(room.id()).retry().stop();
    endSlowDown();
    link.ifPresent(way -> way.exit(room.id()));
  }

  /** The server knows the rooms from the hello, and answers for each. */
  void online(Link newLink, Welcome welcome) {
    link = Optional.of(newLink);
    textLimit = welcome.getTextLimit();
    all().forEach(room -> room.entering(newLink, textLimit));
  }

  void offline() {
    link = Optional.empty();
    visits.values().forEach(visit -> visit.retry().stop());
    all().forEach(RoomModel::connectionLost);
    endSlowDown();
  }

  /**
   * The server lets what the person sends wait. It takes one thing after the other and says so
   * once, so the texts of all rooms wait, until each is answered.
   */
  void slowDown() {
    slowedDown = true;
    all().forEach(room -> room.setSlowedDown(true));
    endSlowDown();
  }

  private void endSlowDown() {
    if (slowedDown && all().stream().noneMatch(RoomModel::isUnanswered)) {
      slowedDown = false;
      all().forEach(room -> room.setSlowedDown(false));
    }
  }

  void received(String roomId, SessionEvent event) {
    Visit visit = visits.get(roomId);
    if (visit == null) {
      return;
    }
    if (event.hasRefusal() && visit.room().state() == RoomModel.State.ENTERING) {
      entryRefused(visit, event.getRefusal());
      return;
    }
    if (event.hasRoomEntered()) {
      visit.retry().succeeded();
    }
    visit.room().received(event);
    endSlowDown();
  }

  private void entryRefused(Visit visit, Refusal refusal) {
    RoomModel room = visit.room();
    if (room.wasEntered()) {
      room.entryRefused(Problem.of(refusal));
      visit.retry().later(() -> enter(room));
    } else {
      visits.remove(room.id());
      onNeverEntered.accept(room.id(), Problem.of(refusal));
    }
  }

  private void enter(RoomModel room) {
    link.ifPresent(
        way -> {
          way.enter(room.position());
          room.entering(way, textLimit);
        });
  }
}
