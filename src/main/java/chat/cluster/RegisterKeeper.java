package chat.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.StashBuffer;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.actor.typed.receptionist.Receptionist;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import chat.actors.Lobby;
import chat.actors.Lobby.NameCommand;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Opens the register of names on the node that has it from now on. The one before may be gone with
 * its node, so all lobbies are asked first who holds which name among their people; what is wanted
 * meanwhile waits. Connections of a node that is gone are forgotten. It understands more than
 * lobbies may say, hence {@code Object}.
 */
final class RegisterKeeper extends AbstractBehavior<Object> {
  /** How long a lobby may take to answer; it may be gone with the node of the register before. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** What waits beyond that is lost, and asked for again. */
  private static final int STASH = 10_000;

  private enum Enough {
    INSTANCE
  }

  private final StashBuffer<Object> stash;
  private final ActorRef<NameCommand> register;
  private final int nodes;
  private final Set<ActorRef<Lobby.Command>> asked = new HashSet<>();
  private int answered;

  /**
   * @param nodes how many members the cluster has
   */
  static Behavior<NameCommand> create(Behavior<NameCommand> register, int nodes) {
    return Behaviors.<Object>withStash(
            STASH,
            stash ->
                Behaviors.withTimers(
                    timers ->
                        Behaviors.setup(
                            context ->
                                new RegisterKeeper(context, timers, stash, register, nodes))))
        .narrow();
  }

  private RegisterKeeper(
      ActorContext<Object> context,
      TimerScheduler<Object> timers,
      StashBuffer<Object> stash,
      Behavior<NameCommand> register,
      int nodes) {
    super(context);
    this.stash = stash;
    this.nodes = nodes;
    this.register = context.spawn(register, "names");
    timers.startSingleTimer(Enough.INSTANCE, PATIENCE);
    context
        .getSystem()
        .receptionist()
        .tell(Receptionist.subscribe(ClusterNode.LOBBIES, context.getSelf().narrow()));
    Cluster.get(context.getSystem())
        .subscriptions()
        .tell(Subscribe.create(context.getSelf().narrow(), MemberRemoved.class));
  }

  @Override
  public Receive<Object> createReceive() {
    return newReceiveBuilder()
        .onMessage(Receptionist.Listing.class, this::onListing)
        .onMessage(Lobby.NamesTold.class, this::onNamesTold)
        .onMessage(Enough.class, enough -> open())
        .onMessage(MemberRemoved.class, this::onRemoved)
        .onMessage(NameCommand.class, this::onTooEarly)
        .build();
  }

  private Behavior<Object> onListing(Receptionist.Listing listing) {
    for (ActorRef<Lobby.Command> lobby : listing.getServiceInstances(ClusterNode.LOBBIES)) {
      if (asked.add(lobby)) {
        lobby.tell(new Lobby.TellNames(register, getContext().getSelf().narrow()));
      }
    }
    return this;
  }

  private Behavior<Object> onNamesTold(Lobby.NamesTold told) {
    answered++;
    return answered >= nodes ? open() : this;
  }

  private Behavior<Object> onRemoved(MemberRemoved removed) {
    register.tell(new Lobby.NodeLost(removed.member().uniqueAddress().longUid()));
    return Behaviors.same();
  }

  private Behavior<Object> onTooEarly(NameCommand command) {
    if (!stash.isFull()) {
      stash.stash(command);
    }
    return this;
  }

  private Behavior<Object> open() {
    return stash.unstashAll(
        newReceiveBuilder()
            .onMessage(NameCommand.class, this::onNameCommand)
            .onMessage(MemberRemoved.class, this::onRemoved)
            .onAnyMessage(late -> Behaviors.same())
            .build());
  }

  private Behavior<Object> onNameCommand(NameCommand command) {
    register.tell(command);
    return Behaviors.same();
  }
}
