package chat.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import chat.config.Settings;
import chat.limits.Origin;
import chat.limits.Pace;
import java.time.Duration;
import java.util.Optional;

/**
 * One person in one room on one stream, as the older contract has it: knows who, whether it is
 * allowed, and whether it is sane. {@link UserSession} is what newer clients have.
 *
 * <p>It has two phases, arriving and being in a room. The client's next input is taken only when
 * the one before is done with: the outbox is asked for it then. Hence a session has at most one
 * message on its way to the room, and a client that floods is held back by its own stream.
 */
public final class Visit extends AbstractBehavior<Visit.Command> {

  /** What a visit is told. */
  public sealed interface Command {}

  /** The client sent something; the outbox is asked for more when it is done with. */
  public record Received(Input input) implements Command {}

  /** The client ended its stream or vanished: its person leaves. */
  public enum Closed implements Command {
    INSTANCE
  }

  /** The server ends this visit. */
  public record End(EndReason reason, Duration retryAfter) implements Command {}

  private record JoinAnswered(Room.JoinReply reply) implements Command {}

  private record FromRoom(Room.Event event) implements Command {}

  /** A message that came too fast has waited long enough. */
  private record Due(Input input) implements Command {}

  private enum RoomLost implements Command {
    INSTANCE
  }

  private enum JoinOverdue implements Command {
    INSTANCE
  }

  /** What a client can say. */
  public sealed interface Input {}

  /** Wants to come in; the first input. */
  public record Join(String name, String roomId) implements Input {}

  /** Says something; the client id comes back with the answer. */
  public record Say(String text, String clientId) implements Input {}

  /** Leaves; name and room are its own or empty. */
  public record Leave(String name, String roomId) implements Input {}

  /** Something this server does not know. */
  public enum Unknown implements Input {
    INSTANCE
  }

  /** What the client is told. */
  public sealed interface Output {}

  /** In. */
  public record Joined(Room.Joined room) implements Output {}

  /**
   * Not in, and why; the stream ends.
   *
   * @param retryAfter when it may be tried again; zero if time changes nothing
   */
  public record JoinRefused(RefusalReason reason, Duration retryAfter) implements Output, Denial {
    public JoinRefused(RefusalReason reason) {
      this(reason, Duration.ZERO);
    }
  }

  /** A message waits, as it came too fast. */
  public record SlowedDown(Duration pause, String clientId) implements Output, Delay {}

  /** An input was refused; the stream goes on. */
  public record Refused(RefusalReason reason, String clientId) implements Output, Denial {}

  /** Something happened in the room. */
  public record Happened(Room.Event event) implements Output {}

  private final TimerScheduler<Command> timers;
  private final Settings.Session settings;
  private final ConnectionId connection;
  private final Origin origin;
  private final Pace pace;
  private final ActorRef<? super Lobby.Join> lobby;
  private final Outbox<Output> outbox;
  private final ActorRef<Room.Event> roomEvents;

  /** Whether a join was asked for. */
  private boolean asked;

  /** The room one is in; null before. */
  private Room.Joined room;

  /** What was said and has not come back from the room; null if nothing. */
  private Say saying;

  /**
   * A visit whose client has not joined yet, and has as long for it as the settings say.
   *
   * @param origin may say that its client has to wait before it joins
   * @param pace how fast messages are taken
   */
  public static Behavior<Command> create(
      Settings.Session settings,
      ConnectionId connection,
      Origin origin,
      Pace pace,
      ActorRef<? super Lobby.Join> lobby,
      Outbox<Output> outbox) {
    return Behaviors.withTimers(
        timers -> {
          timers.startSingleTimer(JoinOverdue.INSTANCE, settings.joinDeadline());
          return Behaviors.setup(
              context ->
                  new Visit(context, timers, settings, connection, origin, pace, lobby, outbox));
        });
  }

  private Visit(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Settings.Session settings,
      ConnectionId connection,
      Origin origin,
      Pace pace,
      ActorRef<? super Lobby.Join> lobby,
      Outbox<Output> outbox) {
    super(context);
    this.timers = timers;
    this.settings = settings;
    this.connection = connection;
    this.origin = origin;
    this.pace = pace;
    this.lobby = lobby;
    this.outbox = outbox;
    this.roomEvents = context.messageAdapter(Room.Event.class, FromRoom::new);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Received.class, this::onFirstInput)
        .onMessage(JoinAnswered.class, this::onJoinAnswered)
        .onMessage(JoinOverdue.class, this::onJoinOverdue)
        .onMessage(Closed.class, this::onClosed)
        .onMessage(End.class, this::onEnd)
        .onSignal(PostStop.class, signal -> onStopped())
        .build();
  }

  /** The second phase. Handlers answer {@code same()}, as {@code this} would be the first again. */
  private Receive<Command> inRoom() {
    return newReceiveBuilder()
        .onMessage(Received.class, this::onInput)
        .onMessage(Due.class, this::onDue)
        .onMessage(FromRoom.class, this::onFromRoom)
        .onMessage(RoomLost.class, this::onRoomLost)
        .onMessage(Closed.class, this::onClosed)
        .onMessage(End.class, this::onEnd)
        .onSignal(PostStop.class, signal -> onStopped())
        .build();
  }

  private Behavior<Command> onFirstInput(Received first) {
    if (!(first.input() instanceof Join join)) {
      return turnAway(RefusalReason.NOT_JOINED, Duration.ZERO);
    }
    Optional<Duration> tooEarly = origin.tryLogin();
    if (tooEarly.isPresent()) {
      return turnAway(RefusalReason.TOO_MANY_LOGINS, tooEarly.get());
    }
    asked = true;
    timers.startSingleTimer(JoinOverdue.INSTANCE, settings.askTimeout());
    ActorRef<Room.JoinReply> replyTo =
        getContext().messageAdapter(Room.JoinReply.class, JoinAnswered::new);
    lobby.tell(new Lobby.Join(join.name(), join.roomId(), connection, roomEvents, replyTo));
    return Behaviors.same();
  }

  private Behavior<Command> onJoinAnswered(JoinAnswered answered) {
    if (answered.reply() instanceof Room.JoinRefused refused) {
      return turnAway(refused.reason(), Duration.ZERO);
    }
    room = (Room.Joined) answered.reply();
    timers.cancel(JoinOverdue.INSTANCE);
    getContext().watchWith(room.room(), RoomLost.INSTANCE);
    outbox.askForInput();
    return emit(new Joined(room), inRoom());
  }

  private Behavior<Command> turnAway(RefusalReason reason, Duration retryAfter) {
    outbox.offer(new JoinRefused(reason, retryAfter));
    outbox.complete();
    return Behaviors.stopped();
  }

  private Behavior<Command> onJoinOverdue(JoinOverdue overdue) {
    return endWith(!asked ? EndReason.JOIN_TIMEOUT : EndReason.SERVER_FAILED);
  }

  private Behavior<Command> onInput(Received received) {
    Input input = received.input();
    Pace.Wait wait = input instanceof Say ? pace.message() : pace.request();
    if (wait.isOver()) {
      return take(input);
    }
    timers.startSingleTimer(new Due(input), wait.time());
    return wait.begins()
        ? emit(new SlowedDown(wait.time(), clientId(input)), Behaviors.same())
        : Behaviors.same();
  }

  private Behavior<Command> onDue(Due due) {
    return take(due.input());
  }

  private Behavior<Command> take(Input input) {
    if (input instanceof Say say) {
      return onSay(say);
    } else if (input instanceof Leave leave) {
      return onLeave(leave);
    } else if (input instanceof Join) {
      return refuse(input, RefusalReason.ALREADY_JOINED);
    } else {
      return refuse(input, RefusalReason.EVENT_UNKNOWN);
    }
  }

  private Behavior<Command> onSay(Say say) {
    Optional<RefusalReason> wrong =
        TextRule.check(say.text(), say.clientId(), settings.textLimit());
    if (wrong.isPresent()) {
      return refuse(say, wrong.get());
    }
    saying = say;
    room.room().tell(new Room.Say(roomEvents, say.text(), say.clientId()));
    return Behaviors.same();
  }

  private Behavior<Command> onLeave(Leave leave) {
    boolean own = leave.name().isEmpty() || room.name().isMeantBy(leave.name());
    boolean here = leave.roomId().isEmpty() || leave.roomId().equals(room.roomId());
    return own && here ? goAway() : refuse(leave, RefusalReason.NOT_YOURS);
  }

  private Behavior<Command> onFromRoom(FromRoom fromRoom) {
    Room.Event event = fromRoom.event();
    if (event instanceof Room.Confirmed confirmed) {
      return onConfirmed(confirmed);
    } else if (event instanceof Room.SayRefused refused) {
      return onSayRefused(refused);
    } else if (event instanceof Room.Skipped || event instanceof Room.Present) {
      // Visits see what happens while they last; what a room could not tell is in its history, and
      // visits of before a room was opened anew are over.
      return Behaviors.same();
    } else {
      return emit(new Happened(event), Behaviors.same());
    }
  }

  private Behavior<Command> onSayRefused(Room.SayRefused refused) {
    if (saying == null) {
      return Behaviors.same();
    }
    Say said = saying;
    saying = null;
    return refuse(said, refused.reason());
  }

  /** A client that gives no ids takes the broadcast for the confirmation. */
  private Behavior<Command> onConfirmed(Room.Confirmed confirmed) {
    if (saying != null) {
      saying = null;
      outbox.askForInput();
    }
    return confirmed.clientId().isEmpty()
        ? Behaviors.same()
        : emit(new Happened(confirmed), Behaviors.same());
  }

  private Behavior<Command> onRoomLost(RoomLost lost) {
    return endWith(EndReason.SERVER_FAILED);
  }

  private Behavior<Command> onClosed(Closed closed) {
    return goAway();
  }

  private Behavior<Command> onEnd(End end) {
    return endWith(end.reason(), end.retryAfter());
  }

  private Behavior<Command> onStopped() {
    // Does nothing after an orderly end; after a failure the client must not be left waiting.
    outbox.end(EndReason.SERVER_FAILED);
    return Behaviors.same();
  }

  private Behavior<Command> goAway() {
    leaveRoom();
    outbox.complete();
    return Behaviors.stopped();
  }

  private Behavior<Command> endWith(EndReason reason) {
    return endWith(reason, Duration.ZERO);
  }

  private Behavior<Command> endWith(EndReason reason, Duration retryAfter) {
    leaveRoom();
    outbox.end(reason, retryAfter);
    return Behaviors.stopped();
  }

  private void leaveRoom() {
    // The room would notice anyway; told, it knows before the client can come back.
    if (room != null) {
      room.room().tell(new Room.Leave(roomEvents));
    }
  }

  private Behavior<Command> refuse(Input input, RefusalReason reason) {
    outbox.askForInput();
    return emit(new Refused(reason, clientId(input)), Behaviors.same());
  }

  private static String clientId(Input input) {
    return input instanceof Say say ? say.clientId() : "";
  }

  private Behavior<Command> emit(Output event, Behavior<Command> next) {
    return outbox.offer(event) ? next : endWith(EndReason.TOO_SLOW);
  }
}
