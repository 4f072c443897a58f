package chat.actors;

import akka.actor.typed.ActorRef;

/** How a room reaches the sessions of its members, wherever they live. */
public interface Mail {
  /** Sessions of this very process. */
  Mail HERE =
      event ->
          new Letter() {
            @Override
            public void to(ActorRef<Room.Event> session) {
              session.tell(event);
            }

            @Override
            public void send() {}
          };

  /** One event on its way to some sessions. */
  interface Letter {
    /** Adds a session; it may be told at once. */
    void to(ActorRef<Room.Event> session);

    /** Now all of them are told. */
    void send();
  }

  /** A letter with this event. */
  Letter letter(Room.Event event);

  /** Tells one session. What one session is told arrives in the order in which it was told. */
  default void tell(ActorRef<Room.Event> session, Room.Event event) {
    Letter letter = letter(event);
    letter.to(session);
    letter.send();
  }

  /** Answers who wants to come in, before anything that the room tells that session later. */
  default void answer(Room.Join join, Room.JoinReply reply) {
    join.replyTo().tell(reply);
  }
}
