package chat.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import chat.config.Settings;
import chat.config.Settings.RoomSettings;
import chat.store.Journal;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Owns the names and supervises the rooms. Asked for names, the list and joins; never messages. */
public final class Lobby extends AbstractBehavior<Lobby.Command> {

  /** What the lobby is asked. */
  public sealed interface Command {}

  /** A connection exists; sent before anything else of it. */
  public record ConnectionOpened(ConnectionId connection) implements Command {}

  /** A connection is gone, and with it the names it reserved. */
  public record ConnectionClosed(ConnectionId connection) implements Command {}

  /** Asks for a name; replies {@link NameReserved} or {@link NameRefused}. */
  public record ReserveName(String name, ConnectionId connection, ActorRef<NameReply> replyTo)
      implements Command {}

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
   * Asks for a name for as long as the session lives; replies {@link NameReserved} or {@link
   * NameRefused}. What the connection has reserved is free for its own session.
   */
  public record ClaimName(
      UserName name,
      SessionId owner,
      ConnectionId connection,
      ActorRef<?> session,
      ActorRef<NameReply> replyTo)
      implements Command {}

  /** A session gives back its name; no reply. Also sent when it is lost. */
  public record ReleaseName(ActorRef<?> session) implements Command {}

  /** Asks to come into a room under a name that was claimed; replies like {@link Join}. */
  public record Enter(
      UserName name, String roomId, ActorRef<Room.Event> session, ActorRef<Room.JoinReply> replyTo)
      implements Command {}

  /** A room has so many people from now on. */
  public record RoomChanged(String roomId, int people) implements Command {}

  private enum ExpireNames implements Command {
    INSTANCE
  }

  /** What became of a wish for a name. */
  public sealed interface NameReply {}

  /** The name, as it will be shown, is reserved. */
  public record NameReserved(String name) implements NameReply {}

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

  /** All rooms in the configured order. */
  public record RoomList(List<RoomStatus> rooms) {
    public RoomList {
      rooms = List.copyOf(rooms);
    }
  }

  /** A room as the lobby knows it. */
  public record RoomStatus(String roomId, int people, int capacity, String topic) {}

  /** What must survive a failure of the lobby: the names and the rooms. */
  private record State(Names names, Map<String, OpenRoom> rooms) {}

  private record OpenRoom(ActorRef<Room.Command> ref, RoomStatus status) {
    OpenRoom with(int people) {
      return new OpenRoom(
          ref, new RoomStatus(status.roomId(), people, status.capacity(), status.topic()));
    }
  }

  private final Clock clock;
  private final Names names;
  private final Map<String, OpenRoom> rooms;

  /** The lobby with its rooms open and empty. */
  public static Behavior<Command> create(
      Settings settings, Clock clock, ActorRef<? super Journal.Command> journal) {
    UserName.prepare();
    return Behaviors.setup(
        context -> {
          State state =
              new State(new Names(settings.names().reservationTime()), new LinkedHashMap<>());
          boolean logTexts = settings.log().messageText();
          for (RoomSettings room : settings.rooms()) {
            state.rooms().put(room.name(), open(context, room, logTexts, clock, journal));
          }
          return Behaviors.supervise(
                  Behaviors.<Command>withTimers(
                      timers -> new Lobby(context, timers, settings, clock, state)))
              .onFailure(SupervisorStrategy.restart().withStopChildren(false));
        });
  }

  private static OpenRoom open(
      ActorContext<Command> context,
      RoomSettings room,
      boolean logTexts,
      Clock clock,
      ActorRef<? super Journal.Command> journal) {
    ActorRef<RoomChanged> self = context.getSelf().narrow();
    ActorRef<Room.Command> ref =
        context.spawnAnonymous(Room.create(room, logTexts, clock, self, journal));
    return new OpenRoom(ref, new RoomStatus(room.name(), 0, room.capacity(), room.topic()));
  }

  private Lobby(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Settings settings,
      Clock clock,
      State state) {
    super(context);
    this.clock = clock;
    this.names = state.names();
    this.rooms = state.rooms();
    // An expired name counts as free at once; this only gives back its memory.
    timers.startTimerWithFixedDelay(ExpireNames.INSTANCE, settings.names().reservationTime());
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(ConnectionOpened.class, this::onConnectionOpened)
        .onMessage(ConnectionClosed.class, this::onConnectionClosed)
        .onMessage(ReserveName.class, this::onReserveName)
        .onMessage(ListRooms.class, this::onListRooms)
        .onMessage(Join.class, this::onJoin)
        .onMessage(RoomChanged.class, this::onRoomChanged)
        .onMessage(ClaimName.class, this::onClaimName)
        .onMessage(ReleaseName.class, this::onReleaseName)
        .onMessage(Enter.class, this::onEnter)
        .onMessage(ExpireNames.class, this::onExpireNames)
        .build();
  }

  private Behavior<Command> onConnectionOpened(ConnectionOpened opened) {
    names.open(opened.connection());
    return this;
  }

  private Behavior<Command> onConnectionClosed(ConnectionClosed closed) {
    names.close(closed.connection());
    return this;
  }

  private Behavior<Command> onReserveName(ReserveName ask) {
    ask.replyTo().tell(reserve(ask));
    return this;
  }

  private NameReply reserve(ReserveName ask) {
    Optional<UserName> name = UserName.of(ask.name());
    if (name.isEmpty()) {
      return new NameRefused(UserName.refusal(ask.name()));
    }
    return names.reserve(name.get(), ask.connection(), clock.instant())
        ? new NameReserved(name.get().shown())
        : new NameRefused(RefusalReason.NAME_TAKEN);
  }

  private Behavior<Command> onListRooms(ListRooms ask) {
    ask.replyTo().tell(new RoomList(rooms.values().stream().map(OpenRoom::status).toList()));
    return this;
  }

  private Behavior<Command> onJoin(Join join) {
    Optional<UserName> name = UserName.of(join.name());
    OpenRoom room = rooms.get(join.roomId());
    if (name.isEmpty()) {
      join.replyTo().tell(new Room.JoinRefused(join.roomId(), UserName.refusal(join.name())));
    } else if (room == null) {
      join.replyTo().tell(new Room.JoinRefused(join.roomId(), RefusalReason.ROOM_UNKNOWN));
    } else if (!names.use(name.get(), join.connection(), join.session(), clock.instant())) {
      join.replyTo().tell(new Room.JoinRefused(join.roomId(), RefusalReason.NAME_TAKEN));
    } else {
      getContext().watchWith(join.session(), new ReleaseName(join.session()));
      room.ref().tell(new Room.Join(name.get(), join.session(), true, join.replyTo()));
    }
    return this;
  }

  private Behavior<Command> onClaimName(ClaimName claim) {
    names.giveUp(claim.name(), claim.connection());
    if (names.use(claim.name(), claim.owner(), claim.session(), clock.instant())) {
      getContext().watchWith(claim.session(), new ReleaseName(claim.session()));
      claim.replyTo().tell(new NameReserved(claim.name().shown()));
    } else {
      claim.replyTo().tell(new NameRefused(RefusalReason.NAME_TAKEN));
    }
    return this;
  }

  private Behavior<Command> onEnter(Enter enter) {
    OpenRoom room = rooms.get(enter.roomId());
    if (room == null) {
      enter.replyTo().tell(new Room.JoinRefused(enter.roomId(), RefusalReason.ROOM_UNKNOWN));
    } else {
      room.ref().tell(new Room.Join(enter.name(), enter.session(), false, enter.replyTo()));
    }
    return this;
  }

  private Behavior<Command> onRoomChanged(RoomChanged changed) {
    rooms.computeIfPresent(changed.roomId(), (id, room) -> room.with(changed.people()));
    return this;
  }

  private Behavior<Command> onReleaseName(ReleaseName release) {
    getContext().unwatch(release.session());
    names.release(release.session(), clock.instant());
    return this;
  }

  private Behavior<Command> onExpireNames(ExpireNames tick) {
    names.expire(clock.instant());
    return this;
  }
}
