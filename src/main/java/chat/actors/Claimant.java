package chat.actors;

import akka.actor.typed.ActorRef;

/**
 * Who claims a name.
 *
 * @param id of the session
 * @param key who shows the same one is the same person, coming back
 * @param connection what the name may be reserved for
 */
public record Claimant(SessionId id, SessionKey key, UserName name, ConnectionId connection) {
  Lobby.ClaimName claim(ActorRef<?> session, ActorRef<Lobby.NameReply> replyTo) {
    return new Lobby.ClaimName(name, id, key.proof(), connection, session, replyTo);
  }
}
