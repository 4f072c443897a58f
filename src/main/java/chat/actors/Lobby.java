package chat.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.RecipientRef;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import chat.config.Settings;
import chat.config.Settings.RoomSettings;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Supervises names and rooms. Asked for names, the list and joins; never messages. */
public final class Lobby extends AbstractBehavior<Lobby.Command> {

  /** What the lobby is asked. */
  public sealed interface Command {}

  /** What is passed on to the register of names. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS)
  public sealed interface NameCommand extends Command {}

  /** A connection exists; sent before anything else of it. */
  public record ConnectionOpened(ConnectionId connection) implements NameCommand {}

  /** A connection is gone, and with it the names it reserved. */
  public record ConnectionClosed(ConnectionId connection) implements NameCommand {}

  /** A node is gone, and with it all its connections. */
  public record NodeLost(long node) implements NameCommand {}

  /** Asks for a name; replies {@link NameReserved} or {@link NameRefused}. */
  public record ReserveName(String name, ConnectionId connection, ActorRef<NameReply> replyTo)
      implements NameCommand {}

  /** Asks for all rooms; replies {@link RoomList}. */
  public record ListRooms(ActorRef<RoomList> replyTo) implements Command {}

  /** Asks to come into a room; the room replies, or the lobby with {@link Room.JoinRefused}. */
  public record Join(
      String name,
      String roomId,
      ConnectionId connection,
      ActorRef<Room.Event> session,
      ActorRef<Room.JoinReply> replyTo)
      implements Command {}

  /**
   * Asks for a name for as long as the session lives; replies {@link NameClaimed} or {@link
   * NameRefused}, and later perhaps {@link NameLost}. What the connection has reserved is free for
   * its own session.
   *
   * @param proof of the key: who gives the same one takes the name over from an earlier session
   */
  public record ClaimName(
      UserName name,
      SessionId owner,
      String proof,
      ConnectionId connection,
      ActorRef<?> session,
      ActorRef<NameReply> replyTo)
      implements NameCommand {}

  /** What was claimed then of a register before; whoever claimed the name after that keeps it. */
  record ClaimAgain(ClaimName claim, Instant at) implements NameCommand {}

  /** What was asked of a register before and still counts, in its order; no reply of its own. */
  public record AskAgain(List<NameCommand> asked) implements NameCommand {
    public AskAgain {
      asked = List.copyOf(asked);
    }
  }

  /**
   * A visit asks for its connection's name, which its other visits may use too; replies {@link
   * NameUsed}.
   */
  record UseName(UserName name, Join join, ActorRef<Command> replyTo) implements NameCommand {}

  /** A session or visit gives back its name; no reply. Also sent when it is lost. */
  public record ReleaseName(ActorRef<?> session) implements NameCommand {}

  /**
   * Asks to come into a room under a name that was claimed; replies like {@link Join}.
   *
   * @param since since when the session has the name
   * @param again whether the session was in the room before it was opened anew
   */
  public record Enter(
      UserName name,
      Instant since,
      String roomId,
      ActorRef<Room.Event> session,
      boolean again,
      ActorRef<Room.JoinReply> replyTo)
      implements Command {}

  /** A room has so many people from now on. */
  public record RoomChanged(String roomId, int people) implements Command {}

  /**
   * A register that has just been opened asks for all names that people of this lobby hold; they
   * are claimed there again, and then it is replied {@link NamesTold}.
   */
  public record TellNames(ActorRef<NameCommand> register, ActorRef<NamesTold> replyTo)
      implements Command {}

  /** A lobby has told all names that it knows of. */
  public enum NamesTold {
    INSTANCE
  }

  /** The register looks for names whose time is over. */
  enum ExpireNames implements NameCommand {
    INSTANCE
  }

  /** Whether a visit has the name that it wants to come in with. */
  record NameUsed(UseName use, boolean had) implements Command {
    Join join() {
      return use.join();
    }
  }

  /** What became of a wish for a name. */
  public sealed interface NameReply {}

  /** The name, as it will be shown, is reserved. */
  public record NameReserved(String name) implements NameReply {}

  /**
   * The name is the session's.
   *
   * @param since later than for any earlier session of the same person
   */
  public record NameClaimed(String name, Instant since) implements NameReply {}

  /**
   * The name is not to be had, and why.
   *
   * @param retryAfter when it may be tried again; zero if time changes nothing
   */
  public record NameRefused(RefusalReason reason, Duration retryAfter)
      implements NameReply, Denial {
    public NameRefused(RefusalReason reason) {
      this(reason, Duration.ZERO);
    }
  }

  /** A later session of the same person has the name, on this node or another. */
  public enum NameLost implements NameReply {
    INSTANCE
  }

  /** All rooms in the configured order. */
  public record RoomList(List<RoomStatus> rooms) {
    public RoomList {
      rooms = List.copyOf(rooms);
    }
  }

  /** A room as the lobby knows it. */
  public record RoomStatus(String roomId, int people, int capacity, String topic) {}

  private record OpenRoom(RecipientRef<Room.Command> ref, RoomStatus status) {
    OpenRoom with(int people) {
      return new OpenRoom(
          ref, new RoomStatus(status.roomId(), people, status.capacity(), status.topic()));
    }
  }

  private final ActorRef<? super NameCommand> register;
  private final HeldNames held;
  private final Map<String, OpenRoom> rooms;

  /** The lobby of one node; a failure of it closes no room. */
  public static Behavior<Command> create(Settings settings, Deployment deployment) {
    return Behaviors.setup(
        context -> {
          ActorRef<? super NameCommand> register = deployment.register(context);
          HeldNames held = new HeldNames(deployment.clock());
          Map<String, OpenRoom> rooms = new LinkedHashMap<>();
          for (RoomSettings room : settings.rooms()) {
            RoomStatus empty = new RoomStatus(room.name(), 0, room.capacity(), room.topic());
            rooms.put(room.name(), new OpenRoom(deployment.room(context, room), empty));
          }
          return Behaviors.supervise(
                  Behaviors.<Command>setup(again -> new Lobby(again, register, held, rooms)))
              .onFailure(SupervisorStrategy.restart().withStopChildren(false));
        });
  }

  private Lobby(
      ActorContext<Command> context,
      ActorRef<? super NameCommand> register,
      HeldNames held,
      Map<String, OpenRoom> rooms) {
    super(context);
    this.register = register;
    this.held = held;
    this.rooms = rooms;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(NameCommand.class, this::onNameCommand)
        .onMessage(TellNames.class, this::onTellNames)
        .onMessage(ListRooms.class, this::onListRooms)
        .onMessage(Join.class, this::onJoin)
        .onMessage(NameUsed.class, this::onNameUsed)
        .onMessage(Enter.class, this::onEnter)
        .onMessage(RoomChanged.class, this::onRoomChanged)
        .build();
  }

  private Behavior<Command> onNameCommand(NameCommand command) {
    held.note(command);
    if (command instanceof ClaimName claim) {
      getContext().watchWith(claim.session(), new ReleaseName(claim.session()));
    } else if (command instanceof ReleaseName release) {
      getContext().unwatch(release.session());
    }
    register.tell(command);
    return this;
  }

  private Behavior<Command> onTellNames(TellNames ask) {
    held.all().stream().map(AskAgain::new).forEach(ask.register()::tell);
    ask.replyTo().tell(NamesTold.INSTANCE);
    return this;
  }

  private Behavior<Command> onListRooms(ListRooms ask) {
    ask.replyTo().tell(new RoomList(rooms.values().stream().map(OpenRoom::status).toList()));
    return this;
  }

  private Behavior<Command> onJoin(Join join) {
    Optional<UserName> name = UserName.of(join.name());
    if (name.isEmpty()) {
      refuse(join, UserName.refusal(join.name()));
    } else if (!rooms.containsKey(join.roomId())) {
      refuse(join, RefusalReason.ROOM_UNKNOWN);
    } else {
      register.tell(new UseName(name.get(), join, getContext().getSelf()));
    }
    return this;
  }

  /** A new register tells it again of those who are in. */
  private Behavior<Command> onNameUsed(NameUsed used) {
    Join join = used.join();
    if (!used.had()) {
      refuse(join, RefusalReason.NAME_TAKEN);
    } else if (held.note(used.use())) {
      getContext().watchWith(join.session(), new ReleaseName(join.session()));
      OpenRoom room = rooms.get(join.roomId());
      room.ref().tell(Room.Join.visit(used.use().name(), join.session(), join.replyTo()));
    }
    return this;
  }

  private static void refuse(Join join, RefusalReason reason) {
    join.replyTo().tell(new Room.JoinRefused(join.roomId(), reason));
  }

  private Behavior<Command> onEnter(Enter enter) {
    OpenRoom room = rooms.get(enter.roomId());
    if (room == null) {
      enter.replyTo().tell(new Room.JoinRefused(enter.roomId(), RefusalReason.ROOM_UNKNOWN));
    } else {
      room.ref()
          .tell(
              new Room.Join(
                  enter.name(),
                  enter.since(),
                  enter.session(),
                  false,
                  enter.again(),
                  enter.replyTo()));
    }
    return this;
  }

  private Behavior<Command> onRoomChanged(RoomChanged changed) {
    rooms.computeIfPresent(changed.roomId(), (id, room) -> room.with(changed.people()));
    return this;
  }
}
