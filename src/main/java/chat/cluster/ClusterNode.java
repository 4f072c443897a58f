package chat.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.RecipientRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.ServiceKey;
import akka.cluster.sharding.typed.ClusterShardingSettings;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.SingletonActor;
import chat.actors.Deployment;
import chat.actors.Lobby;
import chat.actors.Mail;
import chat.actors.Register;
import chat.actors.Room;
import chat.config.Settings;
import chat.config.Settings.RoomSettings;
import chat.store.Journal;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A node among others: each room is an entity on one of them, the register of names is on the
 * oldest, sessions are where their clients connected.
 */
public final class ClusterNode implements Deployment {
  /** Where the lobbies of all nodes are found. */
  static final ServiceKey<Lobby.Command> LOBBIES =
      ServiceKey.create(Lobby.Command.class, "lobbies");

  private static final EntityTypeKey<Room.Command> ROOM =
      EntityTypeKey.create(Room.Command.class, "room");

  private final ActorSystem<?> system;
  private final Settings settings;
  private final Clock clock;
  private final Residents residents = new Residents();

  /**
   * Takes part in a cluster; its rooms may be opened from now on.
   *
   * @param headcounts told how many people are in the rooms of this node
   */
  public ClusterNode(
      ActorSystem<?> system,
      Settings settings,
      Clock clock,
      ActorRef<Lobby.RoomChanged> headcounts,
      ActorRef<? super Journal.Command> journal) {
    this.system = system;
    this.settings = settings;
    this.clock = clock;
    Mail mail = new ClusterMail(system);
    Map<String, RoomSettings> rooms =
        settings.rooms().stream()
            .collect(Collectors.toMap(RoomSettings::name, Function.identity()));
    ClusterSharding.get(system)
        .init(
            Entity.of(
                    ROOM,
                    entity -> {
                      RoomSettings room = rooms.get(entity.getEntityId());
                      return room == null
                          ? UnknownRoom.create(entity.getEntityId(), mail)
                          : residents.note(
                              room.name(),
                              Room.create(
                                  room,
                                  settings.log().messageText(),
                                  clock,
                                  mail,
                                  headcounts,
                                  journal));
                    })
                .withSettings(ClusterShardingSettings.create(system).withNoPassivationStrategy()));
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public long node() {
    return Cluster.get(system).selfMember().uniqueAddress().longUid();
  }

  @Override
  public ActorRef<Lobby.NameCommand> register(ActorContext<Lobby.Command> lobby) {
    system.receptionist().tell(Receptionist.register(LOBBIES, lobby.getSelf()));
    Behavior<Lobby.NameCommand> register =
        Behaviors.setup(
            context ->
                RegisterKeeper.create(
                    Register.create(settings.names().reservationTime(), clock), members()));
    return ClusterSingleton.get(system).init(SingletonActor.of(register, "register"));
  }

  @Override
  public Set<String> roomsHere() {
    return residents.now();
  }

  private int members() {
    return (int)
        StreamSupport.stream(Cluster.get(system).state().getMembers().spliterator(), false).count();
  }

  @Override
  public RecipientRef<Room.Command> room(ActorContext<Lobby.Command> lobby, RoomSettings room) {
    return ClusterSharding.get(system).entityRefFor(ROOM, room.name());
  }
}
