package chat.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import chat.actors.Places.Place;
import chat.actors.SessionInput.Enter;
import chat.config.Settings;
import chat.limits.Pace;
import chat.store.History;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One person in several rooms, whatever becomes of the streams they come over.
 *
 * <p>At most one stream is attached; a newer one displaces it. Without any, the person is away: the
 * name and the places are kept for a while. The client's next input is taken only when the one
 * before is done with: the outbox is asked for it then. What the client missed is read a page at a
 * time, as it takes them, so a session costs its outbox and one page, however long its client was
 * gone.
 */
public final class UserSession extends AbstractBehavior<UserSession.Command> {

  /** What a session is told. */
  public sealed interface Command {}

  /**
   * A stream whose client said hello; replies {@link Sessions.Attached}.
   *
   * @param stream never used twice
   * @param rooms where the person is from now on
   */
  public record Attach(
      long stream,
      List<Enter> rooms,
      Outbox<SessionOutput> outbox,
      ActorRef<? super Sessions.Attached> replyTo)
      implements Command {
    public Attach {
      rooms = List.copyOf(rooms);
    }
  }

  /** The client sent something; the outbox is asked for more when it is done with. */
  public record Received(long stream, SessionInput input) implements Command {}

  /** The stream ended or was lost: the person is away. */
  public record Closed(long stream) implements Command {}

  /** The server ends the stream; the session waits for its client, or for the server's end. */
  public record End(EndReason reason, Duration retryAfter) implements Command {}

  /** An input that came too fast has waited long enough. */
  private record Due(long stream, SessionInput input) implements Command {}

  private record Overflow(long stream) implements Command {}

  private record Named(Lobby.NameReply reply) implements Command {}

  private record EnterAnswered(Room.JoinReply reply) implements Command {}

  private record FromRoom(Room.Event event) implements Command {}

  /** A page for the client; none if it could not be read. */
  record Fetched(long stream, String roomId, Optional<History.Page> page) implements Command {}

  /** A page for a replay, of what is not newer than {@code upTo}; none if it could not be read. */
  record ReplayRead(Place place, int turn, long upTo, Optional<History.Page> page)
      implements Command {}

  /** The client has taken the page before. */
  record ReplayOn(Place place, int turn) implements Command {}

  /** A room is gone, or has not answered so often who wants to be there again. */
  record RoomLost(String roomId, int asked) implements Command {}

  /** A room did not answer. */
  enum EnterOverdue implements Command {
    INSTANCE
  }

  private enum AwayOver implements Command {
    INSTANCE
  }

  /** How long the person may take to enter on another node the rooms that were entered here. */
  static final Duration HANDOVER = Duration.ofSeconds(5);

  private final TimerScheduler<Command> timers;
  private final Settings.Session settings;
  private final Claimant claimant;
  private final Pace pace;
  private final ActorRef<? super Sessions.Command> registry;
  private final ActorRef<? super Lobby.Command> lobby;
  private final ActorRef<Room.Event> roomEvents;
  private final Places places = new Places();
  private final Admission admission;
  private final Entrance entrance;
  private final Returns returns;
  private final Requests requests;
  private final Feed feed;

  private Attachment client = Attachment.none();

  /** What the hello wants, until it is known whether the name is to be had. */
  private List<Enter> wanted = List.of();

  /**
   * A session that claims its name from the lobby when its client comes, and ends if it does not
   * get it.
   *
   * @param pace how fast inputs are taken
   * @param registry told when the session ends
   */
  public static Behavior<Command> create(
      Settings.Session settings,
      Claimant claimant,
      Pace pace,
      ActorRef<? super Sessions.Command> registry,
      ActorRef<? super Lobby.Command> lobby,
      ActorRef<? super History.Command> history) {
    return Behaviors.withTimers(
        timers ->
            Behaviors.setup(
                context ->
                    new UserSession(
                            context, timers, settings, claimant, pace, registry, lobby, history)
                        .beginning()));
  }

  private UserSession(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Settings.Session settings,
      Claimant claimant,
      Pace pace,
      ActorRef<? super Sessions.Command> registry,
      ActorRef<? super Lobby.Command> lobby,
      ActorRef<? super History.Command> history) {
    super(context);
    this.timers = timers;
    this.settings = settings;
    this.claimant = claimant;
    this.pace = pace;
    this.registry = registry;
    this.lobby = lobby;
    this.roomEvents = context.messageAdapter(Room.Event.class, FromRoom::new);
    this.admission =
        new Admission(
            claimant.name(),
            lobby,
            roomEvents,
            context.messageAdapter(Room.JoinReply.class, EnterAnswered::new));
    this.returns = new Returns(context, timers, settings.askTimeout(), places, admission);
    this.feed =
        new Feed(context, timers, settings.askTimeout(), history, roomEvents, places, this::client);
    this.requests = new Requests(context, settings, history, roomEvents, places, this::client);
    this.entrance =
        new Entrance(
            timers,
            settings.askTimeout(),
            settings.firstScreen(),
            admission,
            places,
            new Entering());
  }

  private Receive<Command> beginning() {
    return newReceiveBuilder().onMessage(Attach.class, this::onFirstAttach).build();
  }

  private Receive<Command> claiming() {
    return newReceiveBuilder()
        .onMessage(Named.class, this::onNamed)
        .onMessage(Attach.class, this::onAttachEarly)
        .onMessage(Overflow.class, this::onOverflow)
        .onMessage(Closed.class, this::onClosed)
        .onMessage(End.class, this::onEnd)
        .onSignal(PostStop.class, signal -> onStopped())
        .build();
  }

  /**
   * What the phase before handles too is answered by {@code same()}: {@code this} is this phase.
   */
  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Attach.class, this::onAttach)
        .onMessage(Named.class, this::onNamedAgain)
        .onMessage(Received.class, this::onReceived)
        .onMessage(Due.class, this::onDue)
        .onMessage(EnterAnswered.class, this::onEnterAnswered)
        .onMessage(EnterOverdue.class, this::onEnterOverdue)
        .onMessage(FromRoom.class, this::onFromRoom)
        .onMessage(RoomLost.class, this::onRoomLost)
        .onMessage(Fetched.class, this::onFetched)
        .onMessage(ReplayRead.class, this::onReplayRead)
        .onMessage(ReplayOn.class, this::onReplayOn)
        .onMessage(Overflow.class, this::onOverflow)
        .onMessage(Closed.class, this::onClosed)
        .onMessage(AwayOver.class, this::onAwayOver)
        .onMessage(End.class, this::onEnd)
        .onSignal(PostStop.class, signal -> onStopped())
        .build();
  }

  /** Keeps the places until they are taken over, so that others do not see the person go. */
  private Receive<Command> displaced() {
    return newReceiveBuilder()
        .onMessage(AwayOver.class, this::onAwayOver)
        .onMessage(Attach.class, this::onAttachTooLate)
        .onAnyMessage(late -> Behaviors.same())
        .build();
  }

  /** Only now, as there must be somebody to be told if the name is not to be had. */
  private Behavior<Command> onFirstAttach(Attach attach) {
    attach(attach);
    ActorRef<Lobby.NameReply> named =
        getContext().messageAdapter(Lobby.NameReply.class, Named::new);
    lobby.tell(claimant.claim(getContext().getSelf(), named));
    return claiming();
  }

  private Behavior<Command> onNamed(Named named) {
    if (named.reply() instanceof Lobby.NameRefused refused) {
      client.refuse(refused.reason(), "", "");
      return end();
    }
    admission.named(((Lobby.NameClaimed) named.reply()).since());
    welcome(false);
    return this;
  }

  /** The person came back elsewhere, or a new register gave the name to somebody else. */
  private Behavior<Command> onNamedAgain(Named named) {
    if (named.reply() instanceof Lobby.NameClaimed) {
      return this;
    }
    if (named.reply() instanceof Lobby.NameRefused) {
      client.end(EndReason.SERVER_FAILED, Duration.ZERO);
      return end();
    }
    client.end(EndReason.DISPLACED, Duration.ZERO);
    detach();
    // At once, so that it is not claimed again from a register to come.
    giveNameUp();
    timers.startSingleTimer(AwayOver.INSTANCE, HANDOVER);
    return displaced();
  }

  private Behavior<Command> onAttachTooLate(Attach attach) {
    attach.outbox().end(EndReason.SERVER_FAILED, Duration.ZERO);
    return Behaviors.same();
  }

  private Behavior<Command> onAttachEarly(Attach attach) {
    attach(attach);
    return Behaviors.same();
  }

  private Behavior<Command> onAttach(Attach attach) {
    attach(attach);
    welcome(true);
    return this;
  }

  private void attach(Attach attach) {
    client.end(EndReason.DISPLACED, Duration.ZERO);
    detach();
    timers.cancel(AwayOver.INSTANCE);
    ActorRef<Command> self = getContext().getSelf();
    client =
        new Attachment(
            attach.stream(), attach.outbox(), () -> self.tell(new Overflow(attach.stream())));
    wanted = attach.rooms();
    attach.replyTo().tell(new Sessions.Attached(self, attach.stream()));
  }

  private void welcome(boolean resumed) {
    client.tell(new SessionOutput.Welcome(claimant.name().shown(), resumed));
    Set<String> rooms = wanted.stream().map(Enter::roomId).collect(Collectors.toSet());
    places.all().stream().filter(place -> !rooms.contains(place.roomId())).forEach(this::leave);
    entrance.enter(wanted);
  }

  private Behavior<Command> onReceived(Received received) {
    if (!client.is(received.stream())) {
      return this;
    }
    SessionInput input = received.input();
    Pace.Wait wait = input instanceof SessionInput.Say ? pace.message() : pace.request();
    if (wait.isOver()) {
      return take(input);
    }
    if (wait.begins()) {
      client.tell(new SessionOutput.SlowedDown(wait.time(), input.roomId(), input.clientId()));
    }
    timers.startSingleTimer(new Due(received.stream(), input), wait.time());
    return this;
  }

  private Behavior<Command> onDue(Due due) {
    return client.is(due.stream()) ? take(due.input()) : this;
  }

  private Behavior<Command> take(SessionInput input) {
    if (input instanceof SessionInput.Goodbye) {
      return end();
    } else if (input instanceof SessionInput.Say say) {
      requests.say(say);
    } else if (input instanceof Enter enter) {
      entrance.enter(List.of(enter));
    } else if (input instanceof SessionInput.Fetch fetch) {
      requests.fetch(fetch);
    } else if (input instanceof SessionInput.Exit exit) {
      exit(exit);
    } else if (input instanceof SessionInput.HelloAgain) {
      requests.refuse(RefusalReason.HELLO_REPEATED, "", "");
    } else {
      requests.refuse(RefusalReason.EVENT_UNKNOWN, "", "");
    }
    return this;
  }

  private Behavior<Command> onFetched(Fetched fetched) {
    requests.onFetched(fetched);
    return this;
  }

  private void exit(SessionInput.Exit exit) {
    Optional<Place> place = places.find(exit.roomId());
    if (place.isEmpty()) {
      requests.refuse(RefusalReason.NOT_JOINED, exit.roomId(), "");
    } else {
      leave(place.get());
      client.tell(new SessionOutput.Exited(exit.roomId()));
      client.done();
    }
  }

  private void leave(Place place) {
    returns.unwatch(place);
    feed.leave(place);
  }

  private Behavior<Command> onEnterAnswered(EnterAnswered answered) {
    Room.JoinReply reply = answered.reply();
    boolean again = returns.onAnswer(reply.roomId());
    boolean awaited = entrance.onAnswer(reply);
    if (!awaited && reply instanceof Room.Joined late) {
      onJoinedLate(late);
    } else if (!awaited && again) {
      // Somebody else has the place meanwhile.
      client.end(EndReason.SERVER_FAILED, Duration.ZERO);
      return end();
    }
    return this;
  }

  /** Nobody waits for this place any more, or it was entered before. */
  private void onJoinedLate(Room.Joined late) {
    Optional<Place> place = places.find(late.roomId());
    if (place.isEmpty()) {
      late.room().tell(new Room.Leave(roomEvents));
      return;
    }
    returns.watch(late);
    if (client.isThere()) {
      feed.again(place.get());
      requests.sayAgain(place.get());
    } else {
      late.room().tell(new Room.GoAway(roomEvents));
    }
  }

  private Behavior<Command> onEnterOverdue(EnterOverdue overdue) {
    entrance.onOverdue();
    return this;
  }

  private Behavior<Command> onFromRoom(FromRoom fromRoom) {
    Room.Event event = fromRoom.event();
    if (event instanceof Room.Said said) {
      feed.onSaid(said);
    } else if (event instanceof Room.Live live) {
      feed.onLive(live);
    } else if (event instanceof Room.Behind behind) {
      feed.onBehind(behind);
    } else if (event instanceof Room.Skipped skipped) {
      feed.onSkipped(skipped);
    } else if (event instanceof Room.Confirmed confirmed) {
      requests.onConfirmed(confirmed);
    } else if (event instanceof Room.SayRefused refused) {
      requests.onSayRefused(refused);
    } else if (places.find(event.roomId()).isPresent()) {
      client.tell(new SessionOutput.Happened(event));
    }
    return this;
  }

  private Behavior<Command> onReplayRead(ReplayRead read) {
    feed.onRead(read);
    return this;
  }

  private Behavior<Command> onReplayOn(ReplayOn next) {
    feed.onReplayOn(next);
    return this;
  }

  private Behavior<Command> onOverflow(Overflow overflow) {
    if (client.is(overflow.stream())) {
      client.end(EndReason.TOO_SLOW, Duration.ZERO);
      goAway();
    }
    return Behaviors.same();
  }

  private Behavior<Command> onClosed(Closed closed) {
    if (client.is(closed.stream())) {
      client.complete();
      goAway();
    }
    return Behaviors.same();
  }

  private Behavior<Command> onEnd(End end) {
    client.end(end.reason(), end.retryAfter());
    if (end.reason() == EndReason.SERVER_STOPPING) {
      detach();
    } else {
      goAway();
    }
    return Behaviors.same();
  }

  /** It is opened anew by whoever asks for it first. */
  private Behavior<Command> onRoomLost(RoomLost lost) {
    if (places.find(lost.roomId()).isEmpty() || returns.onLost(lost)) {
      return this;
    }
    client.end(EndReason.SERVER_FAILED, Duration.ZERO);
    return end();
  }

  private Behavior<Command> onAwayOver(AwayOver over) {
    return end();
  }

  private Behavior<Command> onStopped() {
    // Does nothing after an orderly end; after a failure the client must not be left waiting.
    client.end(EndReason.SERVER_FAILED, Duration.ZERO);
    return Behaviors.same();
  }

  private void goAway() {
    detach();
    feed.goAway();
    timers.startSingleTimer(AwayOver.INSTANCE, settings.awayTime());
  }

  private void detach() {
    client = Attachment.none();
    requests.giveUp();
    wanted = List.of();
    entrance.giveUp();
    feed.pause();
  }

  /** All who could refuse the person's return are told before the client can come back. */
  private Behavior<Command> end() {
    places.all().forEach(this::leave);
    giveNameUp();
    client.complete();
    return Behaviors.stopped();
  }

  private void giveNameUp() {
    lobby.tell(new Lobby.ReleaseName(getContext().getSelf()));
    registry.tell(new Sessions.Ended(claimant.name(), getContext().getSelf()));
  }

  private Attachment client() {
    return client;
  }

  private final class Entering implements Entrance.Listener {
    @Override
    public void entered(Room.Joined room, long after) {
      returns.watch(room);
      client.tell(new SessionOutput.Entered(room, after));
      feed.enter(room, after);
    }

    @Override
    public void refused(RefusalReason reason, String roomId) {
      client.refuse(reason, roomId, "");
    }

    @Override
    public void done() {
      client.done();
    }
  }
}
