package chat.actors;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import chat.config.Settings;
import chat.limits.Origin;
import chat.limits.Pace;
import chat.store.History;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Parent of all sessions and visits: starts them, finds the session somebody comes back to, and
 * ends their streams when the server stops.
 */
public final class Sessions extends AbstractBehavior<Sessions.Command> {

  /** What the parent of the sessions is asked. */
  public sealed interface Command {}

  /** Asks for a visit for a new stream of the older contract; replies with it. */
  public record OpenVisit(
      ConnectionId connection,
      Origin origin,
      Outbox<Visit.Output> outbox,
      ActorRef<ActorRef<Visit.Command>> replyTo)
      implements Command {}

  /**
   * A new stream said hello. The session of that name and key, a new one if there is none, replies
   * {@link Attached}; if the hello is refused, the outbox says so, and the reply is {@link
   * NotAttached}.
   */
  public record Hello(
      String name,
      String key,
      List<SessionInput.Enter> rooms,
      ConnectionId connection,
      Origin origin,
      Outbox<SessionOutput> outbox,
      ActorRef<HelloReply> replyTo)
      implements Command {
    public Hello {
      rooms = List.copyOf(rooms);
    }
  }

  /** A session has given back its name; no reply. Also sent when it is lost. */
  record Ended(UserName name, ActorRef<UserSession.Command> session) implements Command {}

  private record VisitEnded(ActorRef<Visit.Command> visit) implements Command {}

  /**
   * Ends all streams, and those that still come; no reply. Each is told another moment to come
   * back.
   */
  public record EndAll(EndReason reason) implements Command {}

  /**
   * Ends all streams one after the other, because the server stops and others go on, and at once
   * those that still come. Each is told to come back soon. Replies when the last is told.
   */
  public record MoveAll(ActorRef<Done> replyTo) implements Command {}

  /** Takes streams again after {@link EndAll}, unless the server stops; no reply. */
  public enum Reopen implements Command {
    INSTANCE
  }

  /** Asks how many there are; replies {@link Counted}. */
  public record Count(ActorRef<Counted> replyTo) implements Command {}

  /**
   * How many there are.
   *
   * @param sessions also those of people who are away
   * @param visits streams of the older contract
   */
  public record Counted(int sessions, int visits) {}

  /** What became of a hello. */
  public sealed interface HelloReply {}

  /** The stream belongs to this session, and its inputs go there under this number. */
  public record Attached(ActorRef<UserSession.Command> session, long stream)
      implements HelloReply {}

  /** The stream belongs to no session; its client has been told why. */
  public enum NotAttached implements HelloReply {
    INSTANCE
  }

  /** The first who are told to come back wait for this long, as the server has to start again. */
  public static final Duration SHORTEST_RETRY = Duration.ofMillis(500);

  private record Known(SessionKey key, Origin origin, ActorRef<UserSession.Command> session) {}

  private final Settings settings;
  private final long node;
  private final ActorRef<? super Lobby.Command> lobby;
  private final ActorRef<? super History.Command> history;
  private final Set<ActorRef<Visit.Command>> visits = new HashSet<>();
  private final Map<String, Known> byName = new HashMap<>();

  /** How many sessions began at each address. */
  private final Map<String, Integer> peopleAt = new HashMap<>();

  private long lastSession;
  private long lastStream;

  /** Why no streams are taken. */
  private Optional<EndReason> closed = Optional.empty();

  /**
   * No sessions yet; those to come join through {@code lobby} and read {@code history}.
   *
   * @param node tells this server from others of its deployment
   */
  public static Behavior<Command> create(
      Settings settings,
      long node,
      ActorRef<? super Lobby.Command> lobby,
      ActorRef<? super History.Command> history) {
    return Behaviors.setup(context -> new Sessions(context, settings, node, lobby, history));
  }

  private Sessions(
      ActorContext<Command> context,
      Settings settings,
      long node,
      ActorRef<? super Lobby.Command> lobby,
      ActorRef<? super History.Command> history) {
    super(context);
    this.settings = settings;
    this.node = node;
    this.lobby = lobby;
    this.history = history;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(OpenVisit.class, this::onOpenVisit)
        .onMessage(VisitEnded.class, this::onVisitEnded)
        .onMessage(Hello.class, this::onHello)
        .onMessage(Ended.class, this::onEnded)
        .onMessage(EndAll.class, this::onEndAll)
        .onMessage(MoveAll.class, this::onMoveAll)
        .onMessage(Reopen.class, this::onReopen)
        .onMessage(Count.class, this::onCount)
        .build();
  }

  private Behavior<Command> onOpenVisit(OpenVisit open) {
    ActorRef<Visit.Command> visit =
        getContext()
            .spawnAnonymous(
                Visit.create(
                    settings.session(),
                    open.connection(),
                    open.origin(),
                    Pace.of(settings.limits().person()),
                    lobby,
                    open.outbox()));
    visits.add(visit);
    getContext().watchWith(visit, new VisitEnded(visit));
    closed.ifPresent(reason -> visit.tell(new Visit.End(reason, SHORTEST_RETRY)));
    open.replyTo().tell(visit);
    return this;
  }

  private Behavior<Command> onVisitEnded(VisitEnded ended) {
    visits.remove(ended.visit());
    return this;
  }

  private Behavior<Command> onHello(Hello hello) {
    Optional<UserName> name = UserName.of(hello.name());
    Optional<SessionKey> key = SessionKey.of(hello.key());
    if (closed.isPresent()) {
      hello.outbox().end(closed.get(), SHORTEST_RETRY);
      hello.replyTo().tell(NotAttached.INSTANCE);
    } else if (name.isEmpty()) {
      refuse(hello, UserName.refusal(hello.name()));
    } else if (key.isEmpty()) {
      refuse(hello, RefusalReason.SESSION_KEY_INVALID);
    } else {
      attach(hello, name.get(), key.get());
    }
    return this;
  }

  private void attach(Hello hello, UserName name, SessionKey key) {
    Known known = byName.get(name.key());
    if (known != null && known.key().matches(key)) {
      // Whoever knows the key was let in before: others of the same address cannot keep it out.
      attach(hello, known);
      return;
    }
    Origin origin = hello.origin();
    Optional<Duration> tooEarly = origin.tryLogin();
    if (tooEarly.isPresent()) {
      refuse(hello, RefusalReason.TOO_MANY_LOGINS, tooEarly.get());
    } else if (known != null) {
      refuse(hello, RefusalReason.NAME_TAKEN);
    } else if (peopleAt.getOrDefault(origin.address(), 0) >= origin.mostPeople()) {
      refuse(hello, RefusalReason.TOO_MANY_PEOPLE);
    } else {
      Known opened = open(name, key, hello);
      byName.put(name.key(), opened);
      peopleAt.merge(origin.address(), 1, Integer::sum);
      attach(hello, opened);
    }
  }

  private void attach(Hello hello, Known known) {
    known
        .session()
        .tell(new UserSession.Attach(++lastStream, hello.rooms(), hello.outbox(), hello.replyTo()));
  }

  private Known open(UserName name, SessionKey key, Hello hello) {
    SessionId id = new SessionId(node, ++lastSession);
    ActorRef<UserSession.Command> session =
        getContext()
            .spawnAnonymous(
                UserSession.create(
                    settings.session(),
                    new Claimant(id, key, name, hello.connection()),
                    Pace.of(settings.limits().person()),
                    getContext().getSelf(),
                    lobby,
                    history));
    getContext().watchWith(session, new Ended(name, session));
    return new Known(key, hello.origin(), session);
  }

  private static void refuse(Hello hello, RefusalReason reason) {
    refuse(hello, reason, Duration.ZERO);
  }

  private static void refuse(Hello hello, RefusalReason reason, Duration retryAfter) {
    hello.outbox().offer(new SessionOutput.Refused(reason, "", "", retryAfter));
    hello.outbox().complete();
    hello.replyTo().tell(NotAttached.INSTANCE);
  }

  private Behavior<Command> onEnded(Ended ended) {
    Known known = byName.get(ended.name().key());
    if (known != null && known.session().equals(ended.session())) {
      byName.remove(ended.name().key());
      peopleAt.computeIfPresent(
          known.origin().address(), (address, people) -> people == 1 ? null : people - 1);
    }
    return this;
  }

  private Behavior<Command> onEndAll(EndAll end) {
    // A server that stops is not opened again, whatever it is told meanwhile.
    closed = closed.filter(EndReason.SERVER_STOPPING::equals).or(() -> Optional.of(end.reason()));
    farewell().atOnce(getContext(), end.reason());
    return this;
  }

  private Behavior<Command> onMoveAll(MoveAll move) {
    closed = Optional.of(EndReason.SERVER_STOPPING);
    Duration last = farewell().inTurn(getContext(), EndReason.SERVER_STOPPING);
    getContext().scheduleOnce(last, move.replyTo(), Done.getInstance());
    return this;
  }

  private Farewell farewell() {
    return new Farewell(
        settings.server().returnSpread(),
        visits,
        byName.values().stream().map(Known::session).toList());
  }

  private Behavior<Command> onReopen(Reopen reopen) {
    closed = closed.filter(EndReason.SERVER_STOPPING::equals);
    return this;
  }

  private Behavior<Command> onCount(Count count) {
    count.replyTo().tell(new Counted(byName.size(), visits.size()));
    return this;
  }
}
