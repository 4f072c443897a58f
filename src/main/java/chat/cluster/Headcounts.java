package chat.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.ServiceKey;
import chat.actors.Lobby;
import chat.actors.Lobby.RoomChanged;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the lobby of its node how many people are in each room, whichever node that is on: those of
 * all nodes tell one another. Rooms that were lost with their node have nobody, until one opens
 * them. It understands more than rooms may say, hence {@code Object}.
 */
public final class Headcounts extends AbstractBehavior<Object> {
  static final ServiceKey<Counted> ALL = ServiceKey.create(Counted.class, "headcounts");

  /** A room on the sender's node has so many people since then. */
  record Counted(RoomChanged changed, Instant since, ActorRef<Counted> sender) {
    Counted nobody() {
      return new Counted(new RoomChanged(changed.roomId(), 0), since, sender);
    }
  }

  private final Clock clock;
  private final ActorRef<Counted> self;
  private final Map<String, Counted> latest = new HashMap<>();
  private Set<ActorRef<Counted>> others = Set.of();
  private Optional<ActorRef<Lobby.Command>> lobby = Optional.empty();

  /** Nobody is in any room. */
  public static Behavior<RoomChanged> create(Clock clock) {
    return Behaviors.<Object>setup(context -> new Headcounts(context, clock)).narrow();
  }

  private Headcounts(ActorContext<Object> context, Clock clock) {
    super(context);
    this.clock = clock;
    self = context.getSelf().narrow();
    ActorRef<Receptionist.Command> receptionist = context.getSystem().receptionist();
    // By an address of its own, as the receptionist takes none that is registered.
    ActorRef<Receptionist.Listing> listings =
        context.messageAdapter(Receptionist.Listing.class, listing -> listing);
    receptionist.tell(Receptionist.register(ALL, self));
    receptionist.tell(Receptionist.subscribe(ALL, listings));
    receptionist.tell(Receptionist.subscribe(ClusterNode.LOBBIES, listings));
  }

  @Override
  public Receive<Object> createReceive() {
    return newReceiveBuilder()
        .onMessage(RoomChanged.class, this::onChanged)
        .onMessage(Counted.class, this::onCounted)
        .onMessage(Receptionist.Listing.class, this::onListing)
        .build();
  }

  private Behavior<Object> onChanged(RoomChanged changed) {
    Counted counted = new Counted(changed, clock.instant(), self);
    others.forEach(other -> other.tell(counted));
    return onCounted(counted);
  }

  /** What the node before says of a room may come after what the one says that has it now. */
  private Behavior<Object> onCounted(Counted counted) {
    Counted known = latest.get(counted.changed().roomId());
    if (known == null || !counted.since().isBefore(known.since())) {
      latest.put(counted.changed().roomId(), counted);
      lobby.ifPresent(here -> here.tell(counted.changed()));
    }
    return this;
  }

  private Behavior<Object> onListing(Receptionist.Listing listing) {
    if (listing.isForKey(ALL)) {
      Set<ActorRef<Counted>> now = new HashSet<>(listing.getAllServiceInstances(ALL));
      now.remove(self);
      now.stream().filter(other -> !others.contains(other)).forEach(this::tellOwn);
      others.stream().filter(other -> !now.contains(other)).forEach(this::lost);
      others = now;
    } else {
      lobby =
          listing.getServiceInstances(ClusterNode.LOBBIES).stream()
              .filter(each -> each.path().address().hasLocalScope())
              .findFirst();
      lobby.ifPresent(here -> latest.values().forEach(counted -> here.tell(counted.changed())));
    }
    return this;
  }

  private void tellOwn(ActorRef<Counted> newcomer) {
    of(self).forEach(newcomer::tell);
  }

  private void lost(ActorRef<Counted> gone) {
    of(gone).forEach(counted -> onCounted(counted.nobody()));
  }

  private List<Counted> of(ActorRef<Counted> sender) {
    return latest.values().stream().filter(counted -> counted.sender().equals(sender)).toList();
  }
}
