package chat.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.TimerScheduler;
import chat.actors.Places.Place;
import chat.store.History;
import chat.store.StoredMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a session's client is shown of its rooms: what it missed, then what happens.
 *
 * <p>Rooms are replayed one after the other. What a room has at hand it tells itself, and the
 * replay is over; what is older is read from the history, a page at a time, the next one when the
 * client has taken the one before. So whoever was gone for long costs the memory of a page.
 */
final class Feed {
  /** At most so many messages are read at once. */
  static final int PAGE = 100;

  /** How long after a history that could not be read it is tried again. */
  static final Duration RETRY = Duration.ofSeconds(2);

  private final ActorContext<UserSession.Command> context;
  private final TimerScheduler<UserSession.Command> timers;
  private final Duration readTimeout;
  private final ActorRef<? super History.Command> history;
  private final ActorRef<Room.Event> events;
  private final Places places;
  private final Supplier<Attachment> client;

  /**
   * @param client whoever is there at the moment; what it is told while away is lost
   */
  Feed(
      ActorContext<UserSession.Command> context,
      TimerScheduler<UserSession.Command> timers,
      Duration readTimeout,
      ActorRef<? super History.Command> history,
      ActorRef<Room.Event> events,
      Places places,
      Supplier<Attachment> client) {
    this.context = context;
    this.timers = timers;
    this.readTimeout = readTimeout;
    this.history = history;
    this.events = events;
    this.places = places;
    this.client = client;
  }

  /** In a room, or there again: replays what came after a number. */
  void enter(Room.Joined joined, long after) {
    places.enter(joined.roomId(), joined.room(), after);
    follow(joined.roomId());
  }

  /** Goes on where the client is, without a word to it. */
  void again(Place place) {
    places.replay(place);
    follow(place.roomId());
  }

  void onSaid(Room.Said said) {
    places.find(said.roomId()).filter(Place::isLive).ifPresent(place -> show(place, said));
  }

  private void show(Place place, Room.Said said) {
    List<StoredMessage> fresh = place.fresh(said.messages());
    if (fresh.size() == said.messages().size()) {
      client.get().tell(new SessionOutput.Happened(said));
    } else if (!fresh.isEmpty()) {
      client.get().tell(new SessionOutput.Happened(new Room.Said(said.roomId(), fresh)));
    }
  }

  void onLive(Room.Live live) {
    places
        .find(live.roomId())
        .filter(place -> isAnswer(place, live.after()))
        .ifPresent(place -> goLive(place, live.missed()));
  }

  private void goLive(Place place, List<StoredMessage> missed) {
    show(place, missed, () -> {});
    if (place.takeMarker()) {
      client.get().tell(new SessionOutput.ReplayEnded(place.roomId(), place.shown()));
    }
    places.replayed(place);
    places.replaying().ifPresent(this::follow);
  }

  void onBehind(Room.Behind behind) {
    places
        .find(behind.roomId())
        .filter(place -> isAnswer(place, behind.after()))
        .ifPresent(place -> read(place, behind.head()));
  }

  /** Answers to a question of an earlier replay are out of date. */
  private boolean isAnswer(Place place, long after) {
    return places.isReplaying(place) && place.shown() == after;
  }

  void onSkipped(Room.Skipped skipped) {
    places.find(skipped.roomId()).filter(Place::isLive).ifPresent(this::again);
  }

  void onRead(UserSession.ReplayRead read) {
    Place place = read.place();
    if (!isNow(place, read.turn())) {
      return;
    }
    if (read.page().isEmpty()) {
      onUnreadable(place);
    } else if (read.page().get().messages().isEmpty()) {
      // Retention has removed what was asked for.
      place.skipTo(read.upTo());
      follow(place);
    } else {
      ActorRef<UserSession.Command> self = context.getSelf();
      UserSession.ReplayOn next = new UserSession.ReplayOn(place, place.turn());
      show(place, read.page().get().messages(), () -> self.tell(next));
    }
  }

  void onReplayOn(UserSession.ReplayOn next) {
    if (isNow(next.place(), next.turn())) {
      follow(next.place());
    }
  }

  private boolean isNow(Place place, int turn) {
    return places.isReplaying(place) && place.turn() == turn;
  }

  /** Leaves a room. */
  void leave(Place place) {
    boolean wasReplaying = places.isReplaying(place);
    place.room().tell(new Room.Leave(events));
    places.remove(place);
    if (wasReplaying) {
      places.replaying().ifPresent(this::follow);
    }
  }

  /** Shows nothing until rooms are entered again. */
  void pause() {
    places.pause();
  }

  /** The client is gone, and others see that. */
  void goAway() {
    places.pause();
    places.all().forEach(place -> place.room().tell(new Room.GoAway(events)));
  }

  private void onUnreadable(Place place) {
    client.get().refuse(RefusalReason.HISTORY_UNAVAILABLE, place.roomId(), "");
    // The others first: their rooms may have at hand what they need.
    places.replay(place);
    Place next = places.replaying().orElseThrow();
    UserSession.ReplayOn on = new UserSession.ReplayOn(next, next.turn());
    timers.startSingleTimer(on, RETRY);
  }

  private void show(Place place, List<StoredMessage> messages, Runnable whenTaken) {
    List<StoredMessage> fresh = place.fresh(messages);
    if (!fresh.isEmpty()) {
      client.get().tell(new SessionOutput.Replayed(place.roomId(), fresh), whenTaken);
    }
  }

  private void follow(String roomId) {
    places.find(roomId).filter(places::isReplaying).ifPresent(this::follow);
  }

  private void follow(Place place) {
    place.room().tell(new Room.Follow(events, place.shown()));
  }

  private void read(Place place, long head) {
    int turn = place.turn();
    context.ask(
        History.Reply.class,
        history,
        readTimeout,
        replyTo ->
            new History.Read(
                place.roomId(), place.shown(), head + 1, PAGE, History.End.OLDEST, replyTo),
        (reply, failure) -> new UserSession.ReplayRead(place, turn, head, page(reply)));
  }

  /** The page that was read; nothing if it could not be, in time. */
  static Optional<History.Page> page(History.Reply reply) {
    return reply instanceof History.Page page ? Optional.of(page) : Optional.empty();
  }
}
