package chat.actors;

import akka.actor.typed.ActorRef;
import chat.actors.Places.Place;
import java.time.Instant;

/** How a session asks rooms to let it in. */
final class Admission {
  private final UserName name;
  private final ActorRef<? super Lobby.Enter> lobby;
  private final ActorRef<Room.Event> events;
  private final ActorRef<Room.JoinReply> answers;

  private Instant since;

  Admission(
      UserName name,
      ActorRef<? super Lobby.Enter> lobby,
      ActorRef<Room.Event> events,
      ActorRef<Room.JoinReply> answers) {
    this.name = name;
    this.lobby = lobby;
    this.events = events;
    this.answers = answers;
  }

  /** The session has its name; nothing is asked before. */
  void named(Instant since) {
    this.since = since;
  }

  /** Asks for a room without a place in it. */
  void ask(String roomId) {
    lobby.tell(new Lobby.Enter(name, since, roomId, events, false, answers));
  }

  /** Asks for a room which has been opened anew, and knows nothing of the place. */
  void askAgain(String roomId) {
    lobby.tell(new Lobby.Enter(name, since, roomId, events, true, answers));
  }

  /** Asks for a room to be there again. */
  void ask(Place place) {
    // The way that what was said to the room before has gone, so that this does not overtake it.
    place.room().tell(new Room.Join(name, since, events, false, false, answers));
  }
}
