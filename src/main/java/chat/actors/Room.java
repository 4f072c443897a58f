package chat.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PreRestart;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.StashBuffer;
import akka.actor.typed.javadsl.TimerScheduler;
import chat.actors.Roster.Attention;
import chat.actors.Roster.Member;
import chat.actors.Sayings.Saying;
import chat.config.Settings.RoomSettings;
import chat.store.Draft;
import chat.store.Journal;
import chat.store.StoredMessage;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A room: who is in it, and the one order in which everybody sees what is said.
 *
 * <p>What is said goes to the journal first and is told when it is stored; {@link Minutes} sees to
 * that. A room opens when it knows from the journal how far it is; who comes before waits.
 */
public final class Room extends AbstractBehavior<Room.Command> {

  /** What a room is asked. */
  public sealed interface Command {}

  /**
   * Asks to come in, or to be there again if the session has a place; replies {@link Joined} or
   * {@link JoinRefused}.
   *
   * @param since since when the session has the name; of two under one name the later one stays
   * @param live whether what is said is told from now on; else {@link Follow} asks for it
   * @param again whether the session was in before the room was opened anew, here or elsewhere;
   *     others have not seen it go then
   */
  public record Join(
      UserName name,
      Instant since,
      ActorRef<Event> session,
      boolean live,
      boolean again,
      ActorRef<JoinReply> replyTo)
      implements Command {

    /** Of a visit, which shares its name with others and makes room for any session. */
    static Join visit(UserName name, ActorRef<Event> session, ActorRef<JoinReply> replyTo) {
      return new Join(name, Instant.EPOCH, session, true, false, replyTo);
    }
  }

  /** Says something; answered by {@link Confirmed} or {@link SayRefused}. */
  public record Say(ActorRef<Event> session, String text, String clientId) implements Command {}

  /**
   * Asks to be told what is said after a number, now and from now on; answered by {@link Live} or
   * {@link Behind}.
   */
  public record Follow(ActorRef<Event> session, long after) implements Command {}

  /** Keeps its place, and is told nothing until it joins again; no reply. */
  public record GoAway(ActorRef<Event> session) implements Command {}

  /** Leaves; no reply, as nobody is there to read it. Also sent when the session is lost. */
  public record Leave(ActorRef<Event> session) implements Command {}

  private record Journaled(Journal.Reply reply) implements Command {}

  /** Who was in before the room was opened anew has had the time to come. */
  private enum Gathered implements Command {
    INSTANCE
  }

  private enum SyncAgain implements Command {
    INSTANCE
  }

  /** What became of a wish to come in. */
  public sealed interface JoinReply {
    /** The room that was asked for. */
    String roomId();
  }

  /** In: the room to talk to, its state, and everybody in it. */
  public record Joined(
      ActorRef<Command> room,
      String roomId,
      int capacity,
      String topic,
      UserName name,
      List<Person> people,
      long head)
      implements JoinReply {
    public Joined {
      people = List.copyOf(people);
    }
  }

  /** Not in, and why. */
  public record JoinRefused(String roomId, RefusalReason reason) implements JoinReply {}

  /** Somebody in a room, in the order of joining. */
  public record Person(String name, boolean away) {}

  /** What those in a room are told, in one order. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS)
  public sealed interface Event {
    /** The room it comes from. */
    String roomId();
  }

  /**
   * Somebody, perhaps the receiver, said something, and it is stored: what was stored together is
   * told together, in its order. All receivers get this very event.
   */
  @JsonIgnoreProperties("forms")
  public record Said(String roomId, List<StoredMessage> messages, Forms forms) implements Event {
    public Said {
      messages = List.copyOf(messages);
      // Another node makes its own.
      forms = forms == null ? new Forms() : forms;
    }

    public Said(String roomId, List<StoredMessage> messages) {
      this(roomId, messages, new Forms());
    }
  }

  /** Somebody else came in; {@code people} counts them. */
  public record Entered(String roomId, String name, int people) implements Event {}

  /** Somebody else left or was lost. */
  public record Left(String roomId, String name, int people) implements Event {}

  /** Somebody else lost the connection and keeps the place. */
  public record WentAway(String roomId, String name, int people) implements Event {}

  /** Somebody else is there again. */
  public record CameBack(String roomId, String name, int people) implements Event {}

  /** Everybody in the room, some time after it was opened anew: some may be lost since. */
  public record Present(String roomId, List<Person> people) implements Event {
    public Present {
      people = List.copyOf(people);
    }
  }

  /** What the receiver said is stored, now or already before. */
  public record Confirmed(String roomId, String clientId, StoredMessage message) implements Event {}

  /** What the receiver said was not stored, as far as is known. */
  public record SayRefused(String roomId, String clientId, RefusalReason reason) implements Event {}

  /** What was said after the number that was asked for; what follows is told as it happens. */
  public record Live(String roomId, long after, List<StoredMessage> missed) implements Event {
    public Live {
      missed = List.copyOf(missed);
    }
  }

  /** More was said after that number than the room has at hand: read it, then ask again. */
  public record Behind(String roomId, long after, long head) implements Event {}

  /** More was said than the room can tell those who follow: they ask again to {@link Follow}. */
  public record Skipped(String roomId) implements Event {}

  private static final Duration SYNC_PAUSE = Duration.ofSeconds(1);

  /** How long who was in before the room was opened anew may take to come. */
  static final Duration GATHERING = Duration.ofSeconds(10);

  /** What comes before the room is open waits in here; what finds it full is lost, unanswered. */
  private static final int STASH = 10_000;

  /**
   * What must survive a failure of the room: a failure then throws nobody out and loses nothing
   * that waits.
   */
  private record State(Roster roster, Sayings sayings, Transcript transcript) {}

  private final TimerScheduler<Command> timers;
  private final StashBuffer<Command> stash;
  private final RoomSettings settings;
  private final Clock clock;
  private final Roster roster;
  private final Transcript transcript;
  private final Doorman doorman;
  private final Minutes minutes;

  /** What is being done and not yet answered; null if nothing. */
  private Command atHand;

  /**
   * A room without people.
   *
   * @param logTexts whether what is said is logged, or only how long it is
   * @param mail reaches the members
   * @param lobby told whenever the number of people changes
   * @param journal keeps what is said
   */
  public static Behavior<Command> create(
      RoomSettings settings,
      boolean logTexts,
      Clock clock,
      Mail mail,
      ActorRef<Lobby.RoomChanged> lobby,
      ActorRef<? super Journal.Command> journal) {
    State state = new State(new Roster(settings.capacity(), mail), new Sayings(), new Transcript());
    return Behaviors.withStash(
        STASH,
        stash ->
            Behaviors.supervise(
                    Behaviors.<Command>withTimers(
                        timers ->
                            Behaviors.setup(
                                context ->
                                    new Room(
                                            context, timers, stash, settings, logTexts, clock, mail,
                                            lobby, journal, state)
                                        .begin())))
                .onFailure(SupervisorStrategy.restart()));
  }

  private Room(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      StashBuffer<Command> stash,
      RoomSettings settings,
      boolean logTexts,
      Clock clock,
      Mail mail,
      ActorRef<Lobby.RoomChanged> lobby,
      ActorRef<? super Journal.Command> journal,
      State state) {
    super(context);
    this.timers = timers;
    this.stash = stash;
    this.settings = settings;
    this.clock = clock;
    this.roster = state.roster();
    this.transcript = state.transcript();
    this.doorman = new Doorman(context, settings, clock, mail, lobby, roster, transcript::head);
    this.minutes =
        new Minutes(
            settings.name(),
            state.sayings(),
            state.transcript(),
            new Announcer(
                settings.name(),
                logTexts,
                roster,
                () -> timers.startSingleTimer(SyncAgain.INSTANCE, SYNC_PAUSE)),
            journal,
            context.messageAdapter(Journal.Reply.class, Journaled::new));
  }

  private Behavior<Command> begin() {
    minutes.sync();
    return transcript.isOpen() ? this : opening();
  }

  private Receive<Command> opening() {
    return newReceiveBuilder()
        .onMessage(Journaled.class, this::onFirstJournaled)
        .onMessage(SyncAgain.class, this::onSyncAgain)
        .onAnyMessage(this::onTooEarly)
        .build();
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Join.class, this::onJoin)
        .onMessage(Say.class, this::onSay)
        .onMessage(Follow.class, this::onFollow)
        .onMessage(GoAway.class, this::onGoAway)
        .onMessage(Leave.class, this::onLeave)
        .onMessage(Journaled.class, this::onJournaled)
        .onMessage(SyncAgain.class, this::onSyncAgain)
        .onMessage(Gathered.class, this::onGathered)
        .onSignal(PreRestart.class, signal -> onFailure())
        .build();
  }

  private Behavior<Command> onFirstJournaled(Journaled journaled) {
    minutes.onReply(journaled.reply());
    return transcript.isOpen() ? stash.unstashAll(this) : Behaviors.same();
  }

  private Behavior<Command> onTooEarly(Command command) {
    if (!stash.isFull()) {
      stash.stash(command);
    }
    return Behaviors.same();
  }

  private Behavior<Command> onSyncAgain(SyncAgain tick) {
    minutes.sync();
    return Behaviors.same();
  }

  private Behavior<Command> onJoin(Join join) {
    atHand = join;
    doorman.join(join);
    atHand = null;
    if (join.again()) {
      timers.startSingleTimer(Gathered.INSTANCE, GATHERING);
    }
    return this;
  }

  private Behavior<Command> onGathered(Gathered tick) {
    roster.tellAll(new Present(settings.name(), roster.people()));
    return this;
  }

  private Behavior<Command> onSay(Say say) {
    atHand = say;
    Optional<Member> member = roster.find(say.session());
    if (member.isPresent()) {
      UserName name = member.get().name();
      Draft draft =
          new Draft(name.key(), name.shown(), say.text(), clock.instant(), say.clientId());
      minutes.say(new Saying(say.session(), draft));
    } else {
      refuse(say.session(), say.clientId(), RefusalReason.NOT_JOINED);
    }
    atHand = null;
    return this;
  }

  private Behavior<Command> onFollow(Follow follow) {
    if (roster.find(follow.session()).isPresent()) {
      Optional<List<StoredMessage>> missed = transcript.after(follow.after());
      if (missed.isPresent()) {
        roster.set(follow.session(), Attention.LIVE);
        roster.tell(follow.session(), new Live(settings.name(), follow.after(), missed.get()));
      } else {
        roster.tell(
            follow.session(), new Behind(settings.name(), follow.after(), transcript.head()));
      }
    }
    return this;
  }

  private Behavior<Command> onGoAway(GoAway away) {
    doorman.goAway(away.session());
    return this;
  }

  private Behavior<Command> onLeave(Leave leave) {
    doorman.leave(leave.session());
    return this;
  }

  private Behavior<Command> onJournaled(Journaled journaled) {
    minutes.onReply(journaled.reply());
    return this;
  }

  private Behavior<Command> onFailure() {
    // Only what was at hand is lost: what others want meanwhile is still to come.
    if (atHand instanceof Say say) {
      refuse(say.session(), say.clientId(), RefusalReason.ROOM_FAILED);
    } else if (atHand instanceof Join join) {
      doorman.refuse(join, RefusalReason.ROOM_FAILED);
    }
    minutes.giveUpBatch();
    return this;
  }

  private void refuse(ActorRef<Event> session, String clientId, RefusalReason reason) {
    roster.tell(session, new SayRefused(settings.name(), clientId, reason));
  }
}
