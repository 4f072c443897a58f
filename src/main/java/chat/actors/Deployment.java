package chat.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.RecipientRef;
import akka.actor.typed.javadsl.ActorContext;
import chat.config.Settings.RoomSettings;
import java.time.Clock;
import java.util.Set;

/** Where a lobby finds what there is only one of: the register of names, and each room. */
public interface Deployment {

  /** What time it is here. */
  Clock clock();

  /** Tells this server from the others; 0 if there is none. */
  long node();

  /** The register, which the lobby may have to start. */
  ActorRef<? super Lobby.NameCommand> register(ActorContext<Lobby.Command> lobby);

  /** Which rooms live on this server now; safe for any thread. */
  Set<String> roomsHere();

  /** A room, which the lobby may have to open. */
  RecipientRef<Room.Command> room(ActorContext<Lobby.Command> lobby, RoomSettings room);
}
