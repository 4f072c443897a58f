package chat.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import chat.actors.Lobby.AskAgain;
import chat.actors.Lobby.ClaimAgain;
import chat.actors.Lobby.ClaimName;
import chat.actors.Lobby.ConnectionClosed;
import chat.actors.Lobby.ConnectionOpened;
import chat.actors.Lobby.NameClaimed;
import chat.actors.Lobby.NameCommand;
import chat.actors.Lobby.NameRefused;
import chat.actors.Lobby.NameReply;
import chat.actors.Lobby.NameReserved;
import chat.actors.Lobby.NodeLost;
import chat.actors.Lobby.ReleaseName;
import chat.actors.Lobby.ReserveName;
import chat.actors.Lobby.UseName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Knows who holds which name: there is one register in a deployment. */
public final class Register extends AbstractBehavior<NameCommand> {
  private final Clock clock;
  private final Names names;
  private final Claims claims;

  /**
   * A register in which nothing is written; a failure loses none of the names.
   *
   * @param reservationTime how long a name is kept for who does not use it
   */
  public static Behavior<NameCommand> create(Duration reservationTime, Clock clock) {
    UserName.prepare();
    Names names = new Names(reservationTime);
    Claims claims = new Claims();
    return Behaviors.supervise(
            Behaviors.<NameCommand>withTimers(
                timers ->
                    Behaviors.setup(
                        context ->
                            new Register(context, timers, reservationTime, clock, names, claims))))
        .onFailure(SupervisorStrategy.restart());
  }

  private Register(
      ActorContext<NameCommand> context,
      TimerScheduler<NameCommand> timers,
      Duration reservationTime,
      Clock clock,
      Names names,
      Claims claims) {
    super(context);
    this.clock = clock;
    this.names = names;
    this.claims = claims;
    // An expired name counts as free at once; this only gives back its memory.
    timers.startTimerWithFixedDelay(Lobby.ExpireNames.INSTANCE, reservationTime);
  }

  @Override
  public Receive<NameCommand> createReceive() {
    return newReceiveBuilder()
        .onMessage(ConnectionOpened.class, this::onConnectionOpened)
        .onMessage(ConnectionClosed.class, this::onConnectionClosed)
        .onMessage(NodeLost.class, this::onNodeLost)
        .onMessage(ReserveName.class, this::onReserve)
        .onMessage(ClaimName.class, this::onClaim)
        .onMessage(ClaimAgain.class, this::onClaimAgain)
        .onMessage(AskAgain.class, this::onAskAgain)
        .onMessage(UseName.class, this::onUse)
        .onMessage(ReleaseName.class, this::onRelease)
        .onMessage(Lobby.ExpireNames.class, this::onExpire)
        .build();
  }

  private Behavior<NameCommand> onConnectionOpened(ConnectionOpened opened) {
    names.open(opened.connection());
    return this;
  }

  private Behavior<NameCommand> onConnectionClosed(ConnectionClosed closed) {
    names.close(closed.connection());
    return this;
  }

  private Behavior<NameCommand> onNodeLost(NodeLost lost) {
    names.closeAll(lost.node());
    return this;
  }

  private Behavior<NameCommand> onReserve(ReserveName ask) {
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

  private Behavior<NameCommand> onClaim(ClaimName claim) {
    names.giveUp(claim.name(), claim.connection());
    Optional<ClaimAgain> earlier = earlier(claim);
    earlier.ifPresent(this::takeAway);
    claim(claim, earlier.map(this::after).orElseGet(clock::instant));
    return this;
  }

  private Behavior<NameCommand> onClaimAgain(ClaimAgain again) {
    Optional<ClaimAgain> other = earlier(again.claim());
    if (other.filter(held -> held.at().isAfter(again.at())).isPresent()) {
      again.claim().replyTo().tell(Lobby.NameLost.INSTANCE);
    } else {
      other.ifPresent(this::takeAway);
      claim(again.claim(), again.at());
    }
    return this;
  }

  /** Now, though clocks of other nodes may go before this one. */
  private Instant after(ClaimAgain earlier) {
    Instant now = clock.instant();
    return now.isAfter(earlier.at()) ? now : earlier.at().plusNanos(1);
  }

  /** At once, as whoever asks for the first time comes after those. */
  private Behavior<NameCommand> onAskAgain(AskAgain again) {
    for (NameCommand asked : again.asked()) {
      if (asked instanceof ConnectionOpened opened) {
        onConnectionOpened(opened);
      } else if (asked instanceof ReserveName reserve) {
        onReserve(reserve);
      } else if (asked instanceof ClaimAgain claim) {
        onClaimAgain(claim);
      } else if (asked instanceof UseName use) {
        onUse(use);
      }
    }
    return this;
  }

  private void claim(ClaimName claim, Instant at) {
    if (use(claim.name(), claim.owner(), claim.session())) {
      claims.add(new ClaimAgain(claim, at));
      claim.replyTo().tell(new NameClaimed(claim.name().shown(), at));
    } else {
      claim.replyTo().tell(new NameRefused(RefusalReason.NAME_TAKEN));
    }
  }

  /** Another session with that name and key: whoever has the key is the same person. */
  private Optional<ClaimAgain> earlier(ClaimName claim) {
    return claims
        .of(claim.name())
        .filter(held -> !held.claim().session().equals(claim.session()))
        .filter(held -> isSame(held.claim().proof(), claim.proof()));
  }

  private void takeAway(ClaimAgain held) {
    release(held.claim().session());
    held.claim().replyTo().tell(Lobby.NameLost.INSTANCE);
  }

  private static boolean isSame(String proof, String other) {
    return MessageDigest.isEqual(
        proof.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private Behavior<NameCommand> onUse(UseName use) {
    Lobby.Join join = use.join();
    boolean had = use(use.name(), join.connection(), join.session());
    use.replyTo().tell(new Lobby.NameUsed(use, had));
    return this;
  }

  private boolean use(UserName name, NameOwner owner, ActorRef<?> session) {
    boolean had = names.use(name, owner, session, clock.instant());
    if (had) {
      getContext().watchWith(session, new ReleaseName(session));
    }
    return had;
  }

  private Behavior<NameCommand> onRelease(ReleaseName release) {
    release(release.session());
    return this;
  }

  private void release(ActorRef<?> session) {
    getContext().unwatch(session);
    claims.remove(session);
    names.release(session, clock.instant());
  }

  private Behavior<NameCommand> onExpire(Lobby.ExpireNames tick) {
    names.expire(clock.instant());
    return this;
  }
}
