package chat.actors;

import akka.actor.typed.ActorRef;
import chat.store.StoredMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rooms a session is in, how far each was shown to its client, and which wait for replay. */
final class Places {

  /** One room, and the number up to which it was shown. */
  static final class Place {
    private final String roomId;
    private ActorRef<Room.Command> room;
    private long shown;
    private boolean live;
    private boolean markerDue;
    private int turn;

    private Place(String roomId, ActorRef<Room.Command> room) {
      this.roomId = roomId;
      this.room = room;
    }

    String roomId() {
      return roomId;
    }

    ActorRef<Room.Command> room() {
      return room;
    }

    /** The room was opened anew. */
    void moved(ActorRef<Room.Command> to) {
      room = to;
    }

    long shown() {
      return shown;
    }

    /** Whether the replay is over and what is said is shown as it comes. */
    boolean isLive() {
      return live;
    }

    /** Grows with each replay; what comes from an earlier one is out of date. */
    int turn() {
      return turn;
    }

    /** Whether a message is new to the client; it counts as shown from now on. */
    boolean shows(StoredMessage message) {
      boolean isNew = message.seq() > shown;
      shown = Math.max(shown, message.seq());
      return isNew;
    }

    /**
     * Those of these messages, in ascending order, that are new to the client; see {@link #shows}.
     */
    List<StoredMessage> fresh(List<StoredMessage> messages) {
      if (messages.isEmpty() || messages.get(0).seq() <= shown) {
        return messages.stream().filter(this::shows).toList();
      }
      shown = messages.get(messages.size() - 1).seq();
      return messages;
    }

    /** What up to here was not shown is kept no more. */
    void skipTo(long seq) {
      shown = Math.max(shown, seq);
    }

    /** Whether the client waits to be told that the replay is over; it is told once. */
    boolean takeMarker() {
      boolean due = markerDue;
      markerDue = false;
      return due;
    }

    private void beginReplay() {
      live = false;
      turn++;
    }
  }

  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Deque<Place> replays = new ArrayDeque<>();

  Optional<Place> find(String roomId) {
    return Optional.ofNullable(places.get(roomId));
  }

  List<Place> all() {
    return List.copyOf(places.values());
  }

  /** In a room, or there again; what comes after a number is to be replayed. */
  void enter(String roomId, ActorRef<Room.Command> room, long after) {
    Place place = places.computeIfAbsent(roomId, id -> new Place(id, room));
    place.shown = after;
    place.markerDue = true;
    replay(place);
  }

  /** A room is to be replayed from where it was shown, after those that wait for it already. */
  void replay(Place place) {
    replays.remove(place);
    replays.addLast(place);
    place.beginReplay();
  }

  /** The room that is being replayed. */
  Optional<Place> replaying() {
    return Optional.ofNullable(replays.peekFirst());
  }

  boolean isReplaying(Place place) {
    return replays.peekFirst() == place;
  }

  /** The room has been replayed, and is live from now on. */
  void replayed(Place place) {
    replays.remove(place);
    place.live = true;
  }

  void remove(Place place) {
    places.remove(place.roomId);
    replays.remove(place);
  }

  /** The client is gone: nothing is live or replayed until it comes back. */
  void pause() {
    replays.clear();
    places.values().forEach(Place::beginReplay);
  }
}
