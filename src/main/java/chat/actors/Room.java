package chat.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PreRestart;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import chat.config.Settings.RoomSettings;
import chat.logging.LogText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A room: who is in it, and the one order in which everybody sees what is said. */
public final class Room extends AbstractBehavior<Room.Command> {

  /** What a room is asked. */
  public sealed interface Command {}

  /** Asks to come in; replies {@link Joined} or {@link JoinRefused}. */
  public record Join(UserName name, ActorRef<Event> session, ActorRef<JoinReply> replyTo)
      implements Command {}

  /** Says something; answered by {@link Said} to everybody or {@link Failed} to the sayer. */
  public record Say(ActorRef<Event> session, String text, String clientId) implements Command {}

  /** Leaves; no reply, as nobody is there to read it. Also sent when the session is lost. */
  public record Leave(ActorRef<Event> session) implements Command {}

  /** What became of a wish to come in. */
  public sealed interface JoinReply {}

  /** In: the room to talk to, its state, and everybody in it, the newcomer last. */
  public record Joined(
      ActorRef<Command> room,
      String roomId,
      int capacity,
      String topic,
      UserName name,
      List<String> members)
      implements JoinReply {}

  /** Not in, and why. */
  public record JoinRefused(RefusalReason reason) implements JoinReply {}

  /** What everybody in the room is told, in one order. */
  public sealed interface Event {}

  /** Somebody, perhaps the receiver, said something. */
  public record Said(
      ActorRef<Event> session, String sender, String text, Instant at, String clientId)
      implements Event {}

  /** Somebody else came in; {@code people} counts them. */
  public record Entered(String name, int people) implements Event {}

  /** Somebody else left or was lost. */
  public record Left(String name, int people) implements Event {}

  /** The room failed at what the receiver said, which is lost. Everybody is still in. */
  public enum Failed implements Event {
    INSTANCE
  }

  private static final Logger log = LoggerFactory.getLogger(Room.class);

  private final RoomSettings settings;
  private final boolean logTexts;
  private final Clock clock;
  private final ActorRef<Lobby.RoomChanged> lobby;
  private final Roster roster;

  /** What is being done and not yet answered; null if nothing. */
  private Command atHand;

  /**
   * An empty room.
   *
   * @param logTexts whether what is said is logged, or only how long it is
   * @param lobby told whenever the number of people changes
   */
  public static Behavior<Command> create(
      RoomSettings settings, boolean logTexts, Clock clock, ActorRef<Lobby.RoomChanged> lobby) {
    // The roster is made outside of what is restarted, so a failure throws nobody out.
    Roster roster = new Roster(settings.capacity());
    return Behaviors.supervise(
            Behaviors.<Command>setup(
                context -> new Room(context, settings, logTexts, clock, lobby, roster)))
        .onFailure(SupervisorStrategy.restart());
  }

  private Room(
      ActorContext<Command> context,
      RoomSettings settings,
      boolean logTexts,
      Clock clock,
      ActorRef<Lobby.RoomChanged> lobby,
      Roster roster) {
    super(context);
    this.settings = settings;
    this.logTexts = logTexts;
    this.clock = clock;
    this.lobby = lobby;
    this.roster = roster;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Join.class, this::onJoin)
        .onMessage(Say.class, this::onSay)
        .onMessage(Leave.class, this::onLeave)
        .onSignal(PreRestart.class, signal -> onFailure())
        .build();
  }

  private Behavior<Command> onJoin(Join join) {
    if (roster.has(join.name())) {
      join.replyTo().tell(new JoinRefused(RefusalReason.ALREADY_IN_ROOM));
    } else if (roster.isFull()) {
      join.replyTo().tell(new JoinRefused(RefusalReason.ROOM_FULL));
    } else {
      letIn(join);
    }
    return this;
  }

  private void letIn(Join join) {
    atHand = join;
    Instant now = clock.instant();
    getContext().watchWith(join.session(), new Leave(join.session()));
    roster.tellAll(new Entered(join.name().shown(), roster.size() + 1));
    roster.add(join.session(), join.name(), now);
    peopleChanged();
    atHand = null;
    join.replyTo()
        .tell(
            new Joined(
                getContext().getSelf(),
                settings.name(),
                settings.capacity(),
                settings.topic(),
                join.name(),
                roster.names()));
    log.info(
        "joined room={} user={} people={}/{}",
        settings.name(),
        join.name().shown(),
        roster.size(),
        settings.capacity());
  }

  private Behavior<Command> onSay(Say say) {
    roster.find(say.session()).ifPresent(member -> pass(say, member.name().shown()));
    return this;
  }

  private void pass(Say say, String sender) {
    atHand = say;
    roster.tellAll(new Said(say.session(), sender, say.text(), clock.instant(), say.clientId()));
    atHand = null;
    int length = say.text().codePointCount(0, say.text().length());
    if (logTexts) {
      String text = LogText.quoted(say.text());
      log.info("message room={} user={} length={} text={}", settings.name(), sender, length, text);
    } else {
      log.info("message room={} user={} length={}", settings.name(), sender, length);
    }
  }

  private Behavior<Command> onLeave(Leave leave) {
    roster.remove(leave.session()).ifPresent(member -> letOut(leave.session(), member));
    return this;
  }

  private void letOut(ActorRef<Event> session, Roster.Member member) {
    getContext().unwatch(session);
    String name = member.name().shown();
    roster.tellAll(new Left(name, roster.size()));
    peopleChanged();
    log.info(
        "left room={} user={} stayed={}s people={}/{}",
        settings.name(),
        name,
        Duration.between(member.since(), clock.instant()).toSeconds(),
        roster.size(),
        settings.capacity());
  }

  private Behavior<Command> onFailure() {
    // Only what was at hand is lost: what others want meanwhile is still to come.
    if (atHand instanceof Say say) {
      say.session().tell(Failed.INSTANCE);
    } else if (atHand instanceof Join join) {
      join.replyTo().tell(new JoinRefused(RefusalReason.ROOM_FAILED));
    }
    return this;
  }

  private void peopleChanged() {
    lobby.tell(new Lobby.RoomChanged(settings.name(), roster.size()));
  }
}
