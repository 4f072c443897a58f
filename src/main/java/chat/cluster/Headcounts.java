package chat.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.receptionist.Receptionist;
import chat.actors.Lobby;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Tells the lobbies of all nodes how many people are in the rooms of this one; a lobby that comes
 * later is told of all of them. It understands more than the rooms may say, hence {@code Object}.
 */
public final class Headcounts extends AbstractBehavior<Object> {
  private final Map<String, Lobby.RoomChanged> counts = new HashMap<>();
  private Set<ActorRef<Lobby.Command>> lobbies = Set.of();

  /** Nobody is in any room. */
  public static Behavior<Lobby.RoomChanged> create() {
    return Behaviors.<Object>setup(Headcounts::new).narrow();
  }

  private Headcounts(ActorContext<Object> context) {
    super(context);
    context
        .getSystem()
        .receptionist()
        .tell(Receptionist.subscribe(ClusterNode.LOBBIES, context.getSelf().narrow()));
  }

  @Override
  public Receive<Object> createReceive() {
    return newReceiveBuilder()
        .onMessage(Lobby.RoomChanged.class, this::onChanged)
        .onMessage(Receptionist.Listing.class, this::onListing)
        .build();
  }

  private Behavior<Object> onChanged(Lobby.RoomChanged changed) {
    counts.put(changed.roomId(), changed);
    lobbies.forEach(lobby -> lobby.tell(changed));
    return this;
  }

  private Behavior<Object> onListing(Receptionist.Listing listing) {
    Set<ActorRef<Lobby.Command>> now = listing.getServiceInstances(ClusterNode.LOBBIES);
    now.stream()
        .filter(lobby -> !lobbies.contains(lobby))
        .forEach(lobby -> counts.values().forEach(lobby::tell));
    lobbies = now;
    return this;
  }
}
