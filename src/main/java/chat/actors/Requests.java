package chat.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import chat.actors.Places.Place;
import chat.config.Settings;
import chat.store.History;
import java.util.Optional;
import java.util.function.Supplier;

/** What a session's client asks in the rooms it is in; each is done with when it is answered. */
final class Requests {
  /** The longest page a client can fetch, and what it gets if it does not say. */
  private static final int MAX_PAGE = 100;

  private static final int USUAL_PAGE = 50;

  private final ActorContext<UserSession.Command> context;
  private final Settings.Session settings;
  private final ActorRef<? super History.Command> history;
  private final ActorRef<Room.Event> events;
  private final Places places;
  private final Supplier<Attachment> client;

  /** What was said and is not stored yet; null if nothing. */
  private SessionInput.Say saying;

  /**
   * @param client whoever is there at the moment
   */
  Requests(
      ActorContext<UserSession.Command> context,
      Settings.Session settings,
      ActorRef<? super History.Command> history,
      ActorRef<Room.Event> events,
      Places places,
      Supplier<Attachment> client) {
    this.context = context;
    this.settings = settings;
    this.history = history;
    this.events = events;
    this.places = places;
    this.client = client;
  }

  void say(SessionInput.Say say) {
    Optional<Place> place = places.find(say.roomId());
    Optional<RefusalReason> wrong = check(say);
    if (place.isEmpty()) {
      refuse(RefusalReason.NOT_JOINED, say.roomId(), say.clientId());
    } else if (wrong.isPresent()) {
      refuse(wrong.get(), say.roomId(), say.clientId());
    } else {
      saying = say;
      place.get().room().tell(new Room.Say(events, say.text(), say.clientId()));
    }
  }

  private Optional<RefusalReason> check(SessionInput.Say say) {
    return say.clientId().isEmpty()
        ? Optional.of(RefusalReason.CLIENT_ID_MISSING)
        : TextRule.check(say.text(), say.clientId(), settings.textLimit());
  }

  void onConfirmed(Room.Confirmed confirmed) {
    client.get().tell(new SessionOutput.Happened(confirmed));
    said(confirmed.roomId(), confirmed.clientId());
  }

  void onSayRefused(Room.SayRefused refused) {
    client.get().refuse(refused.reason(), refused.roomId(), refused.clientId());
    said(refused.roomId(), refused.clientId());
  }

  /** What is at hand is done with if it was this; this may be of a stream before. */
  private void said(String roomId, String clientId) {
    if (saying != null && saying.roomId().equals(roomId) && saying.clientId().equals(clientId)) {
      saying = null;
      client.get().done();
    }
  }

  /** The room was opened anew: what it has not answered, it may not have heard. */
  void sayAgain(Place place) {
    if (saying != null && saying.roomId().equals(place.roomId())) {
      place.room().tell(new Room.Say(events, saying.text(), saying.clientId()));
    }
  }

  void fetch(SessionInput.Fetch fetch) {
    Optional<Place> place = places.find(fetch.roomId());
    if (place.isEmpty()) {
      refuse(RefusalReason.NOT_JOINED, fetch.roomId(), "");
    } else if (!isInRange(fetch)) {
      refuse(RefusalReason.RANGE_INVALID, fetch.roomId(), "");
    } else if (fetch.end() == History.End.NEWEST) {
      // What is newer than what was shown is on its way already.
      read(fetch, 0, Math.min(place.get().shown() + 1, fetch.number()));
    } else {
      read(fetch, fetch.number(), place.get().shown() + 1);
    }
  }

  private static boolean isInRange(SessionInput.Fetch fetch) {
    long least = fetch.end() == History.End.NEWEST ? 1 : 0;
    return fetch.number() >= least && fetch.limit() >= 0 && fetch.limit() <= MAX_PAGE;
  }

  private void read(SessionInput.Fetch fetch, long after, long before) {
    long asker = client.get().stream();
    int limit = fetch.limit() == 0 ? USUAL_PAGE : fetch.limit();
    context.ask(
        History.Reply.class,
        history,
        settings.askTimeout(),
        replyTo -> new History.Read(fetch.roomId(), after, before, limit, fetch.end(), replyTo),
        (reply, failure) -> new UserSession.Fetched(asker, fetch.roomId(), Feed.page(reply)));
  }

  void onFetched(UserSession.Fetched fetched) {
    Attachment asker = client.get();
    if (asker.is(fetched.stream())) {
      fetched
          .page()
          .ifPresentOrElse(
              page -> asker.tell(new SessionOutput.Fetched(page)),
              () -> asker.refuse(RefusalReason.HISTORY_UNAVAILABLE, fetched.roomId(), ""));
      asker.done();
    }
  }

  void refuse(RefusalReason reason, String roomId, String clientId) {
    client.get().refuse(reason, roomId, clientId);
    client.get().done();
  }

  /** Nobody waits any more for what is at hand. */
  void giveUp() {
    saying = null;
  }
}
