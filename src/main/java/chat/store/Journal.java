package chat.store;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import chat.config.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The one who writes. It blocks while it does, so it needs a thread of its own: {@link
 * #DISPATCHER}.
 *
 * <p>Group commit: an append waits in {@link PendingAppends} until the mailbox comes to the flush
 * behind it. What came in while the former transaction was committed is before that flush, and so
 * shares the next transaction; no timer makes anybody wait.
 */
public final class Journal extends AbstractBehavior<Journal.Command> {

  /** What the journal is asked. */
  public sealed interface Command {}

  /**
   * Stores messages at the end of a room, all or none of them; replies {@link Appended}, {@link
   * Outdated} or {@link Failed}. What is appended meanwhile, by any room, shares the next
   * transaction.
   *
   * @param head the room's last number as the asker knows it; the first new message gets the next
   * @param drafts in their order; may be empty
   * @param ticket comes back with the reply
   */
  public record Append(
      String roomId, long head, List<Draft> drafts, long ticket, ActorRef<Reply> replyTo)
      implements Command {
    public Append {
      drafts = List.copyOf(drafts);
    }
  }

  /**
   * Asks how far a room is; replies {@link Synced} or {@link Failed}, after everything that was
   * appended before.
   *
   * @param most at most so many messages in the reply
   */
  public record Sync(String roomId, int most, long ticket, ActorRef<Reply> replyTo)
      implements Command {}

  /** Stores what was appended before, closes the store and replies; later appends fail. */
  public record Stop(ActorRef<Done> replyTo) implements Command {}

  private enum Flush implements Command {
    INSTANCE
  }

  private enum Probe implements Command {
    INSTANCE
  }

  private enum Prune implements Command {
    INSTANCE
  }

  /** What became of a wish. */
  public sealed interface Reply {
    /** The ticket of the wish. */
    long ticket();
  }

  /** The transaction is committed; one outcome for each draft, in their order. */
  public record Appended(long ticket, List<Outcome> outcomes) implements Reply {
    public Appended {
      outcomes = List.copyOf(outcomes);
    }
  }

  /** Nothing was stored, as the room's last number is another one. Sync, then try again. */
  public record Outdated(long ticket) implements Reply {}

  /**
   * How far the room is.
   *
   * @param head its last number ever, 0 if there is none, also when that message is kept no more
   * @param newest the newest messages that are kept, in ascending order
   */
  public record Synced(long ticket, long head, List<StoredMessage> newest) implements Reply {
    public Synced {
      newest = List.copyOf(newest);
    }
  }

  /**
   * Nothing is known to be stored. With {@link StoreProblem#UNREACHABLE} it may be: the room's next
   * append is then answered with {@link Outdated}.
   */
  public record Failed(long ticket, StoreProblem problem) implements Reply {}

  /** What became of one draft. */
  public sealed interface Outcome {}

  /** Stored as this message. */
  public record Stored(StoredMessage message) implements Outcome {}

  /** The sender's id was there before with the same text: nothing new is stored. */
  public record Known(StoredMessage message) implements Outcome {}

  /** The sender's id was there before with another text: nothing new is stored. */
  public record Reused() implements Outcome {}

  /** The dispatcher that it must run on. */
  public static final String DISPATCHER = "chat-store.journal-dispatcher";

  private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);
  private static final Duration PRUNE_INTERVAL = Duration.ofMinutes(5);

  /** Messages that one transaction deletes; appends wait for it. */
  static final int PRUNED_AT_ONCE = 1_000;

  private final TimerScheduler<Command> timers;
  private final MessageStore store;
  private final Settings.Retention retention;
  private final Clock clock;
  private final StoreHealth health;
  private final PendingAppends pending = new PendingAppends();

  /**
   * Writes to {@code store}, which it closes at the end.
   *
   * @param clock tells how old messages are
   * @param listener is called on the journal's thread
   */
  public static Behavior<Command> create(
      MessageStore store, Settings.Retention retention, Clock clock, StoreListener listener) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new Journal(context, timers, store, retention, clock, listener)));
  }

  private Journal(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      MessageStore store,
      Settings.Retention retention,
      Clock clock,
      StoreListener listener) {
    super(context);
    this.timers = timers;
    this.store = store;
    this.retention = retention;
    this.clock = clock;
    this.health = new StoreHealth(store.name(), listener);
    if (retention.maxAge().isPresent() || retention.maxCount().isPresent()) {
      timers.startTimerWithFixedDelay(Prune.INSTANCE, Duration.ZERO, PRUNE_INTERVAL);
    }
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Append.class, this::onAppend)
        .onMessage(Sync.class, this::onSync)
        .onMessage(Stop.class, this::onStop)
        .onMessage(Flush.class, this::onFlush)
        .onMessage(Probe.class, this::onProbe)
        .onMessage(Prune.class, this::onPrune)
        .onSignal(PostStop.class, signal -> onStopped())
        .build();
  }

  /** After the end. Handlers answer {@code same()}, as {@code this} would open it again. */
  private Receive<Command> closed() {
    return newReceiveBuilder()
        .onMessage(Append.class, append -> refuse(append.ticket(), append.replyTo()))
        .onMessage(Sync.class, sync -> refuse(sync.ticket(), sync.replyTo()))
        .onMessage(Stop.class, this::onStopAgain)
        .onAnyMessage(late -> Behaviors.same())
        .build();
  }

  private Behavior<Command> onAppend(Append append) {
    if (pending.isEmpty()) {
      getContext().getSelf().tell(Flush.INSTANCE);
    }
    pending.add(append);
    return this;
  }

  private Behavior<Command> onSync(Sync sync) {
    flushAll();
    try {
      MessageStore.Head head = store.sync(sync.roomId(), sync.most());
      sync.replyTo().tell(new Synced(sync.ticket(), head.last(), head.newest()));
    } catch (StoreException failure) {
      failed(failure);
      sync.replyTo().tell(new Failed(sync.ticket(), failure.problem()));
    }
    return this;
  }

  private Behavior<Command> onFlush(Flush flush) {
    flush();
    if (!pending.isEmpty()) {
      getContext().getSelf().tell(Flush.INSTANCE);
    }
    return this;
  }

  private Behavior<Command> onProbe(Probe probe) {
    try {
      store.check();
      timers.cancel(Probe.INSTANCE);
      health.works();
    } catch (StoreException failure) {
      health.failed(failure);
    }
    return this;
  }

  /** One transaction at a time: appends that wait in the mailbox come in between. */
  private Behavior<Command> onPrune(Prune prune) {
    try {
      int pruned = store.prune(Keep.of(retention, clock.instant()), PRUNED_AT_ONCE);
      if (pruned == PRUNED_AT_ONCE) {
        getContext().getSelf().tell(Prune.INSTANCE);
      }
    } catch (StoreException failure) {
      failed(failure);
    }
    return this;
  }

  private Behavior<Command> onStop(Stop stop) {
    flushAll();
    timers.cancelAll();
    store.close();
    stop.replyTo().tell(Done.getInstance());
    return closed();
  }

  private Behavior<Command> onStopAgain(Stop stop) {
    stop.replyTo().tell(Done.getInstance());
    return Behaviors.same();
  }

  private Behavior<Command> refuse(long ticket, ActorRef<Reply> replyTo) {
    replyTo.tell(new Failed(ticket, StoreProblem.FAILED));
    return Behaviors.same();
  }

  private Behavior<Command> onStopped() {
    store.close();
    return Behaviors.same();
  }

  private void flushAll() {
    while (!pending.isEmpty()) {
      flush();
    }
  }

  private void flush() {
    pending.commitSome(store).ifPresent(this::failed);
  }

  /** Only a probe tells that it works again, lest health changes with each message at the edge. */
  private void failed(StoreException failure) {
    health.failed(failure);
    if (!timers.isTimerActive(Probe.INSTANCE)) {
      timers.startTimerWithFixedDelay(Probe.INSTANCE, PROBE_INTERVAL);
    }
  }
}
