package chat.store;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import chat.config.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one writer of a store: gathers what rooms append, and commits it together.
 *
 * <p>While a transaction is being committed, appends wait in the mailbox; the next transaction
 * takes all that are there. So a message waits for one commit before its own at most, and the more
 * come, the more share one. Runs on a thread of its own, as the store blocks.
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

  /** Stores what was appended before, closes the store, and replies; nothing is stored after. */
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

  private record PruneRoom(String roomId) implements Command {}

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

  /** A transaction takes appends until it has so many messages. */
  static final int MAX_BATCH = 1_000;

  /** How often a store that failed is tried. */
  static final Duration PROBE = Duration.ofSeconds(1);

  /** How often it is looked for messages that are to be kept no more. */
  static final Duration PRUNE = Duration.ofMinutes(5);

  private final TimerScheduler<Command> timers;
  private final MessageStore store;
  private final StoreStatus status;
  private final Retention retention;
  private final Deque<Append> pending = new ArrayDeque<>();
  private final Set<String> rooms = new HashSet<>();
  private boolean flushing;
  private boolean stopped;

  /**
   * The writer of {@code store}, which it closes in the end.
   *
   * @param status told how the store does
   */
  public static Behavior<Command> create(
      MessageStore store, StoreStatus status, Settings.Retention retention, Clock clock) {
    return Behaviors.withTimers(
        timers ->
            Behaviors.setup(
                context ->
                    new Journal(
                        context, timers, store, status, new Retention(store, retention, clock))));
  }

  private Journal(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      MessageStore store,
      StoreStatus status,
      Retention retention) {
    super(context);
    this.timers = timers;
    this.store = store;
    this.status = status;
    this.retention = retention;
    if (retention.isOn()) {
      timers.startTimerWithFixedDelay(Prune.INSTANCE, Duration.ZERO, PRUNE);
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
        .onMessage(PruneRoom.class, this::onPruneRoom)
        .build();
  }

  private Behavior<Command> onAppend(Append append) {
    pending.addLast(append);
    if (!flushing) {
      // Behind whatever is in the mailbox already, which this transaction takes along.
      flushing = true;
      getContext().getSelf().tell(Flush.INSTANCE);
    }
    return this;
  }

  private Behavior<Command> onFlush(Flush flush) {
    flushing = false;
    flush();
    return this;
  }

  private void flush() {
    while (!pending.isEmpty()) {
      List<Append> batch = new ArrayList<>();
      int messages = 0;
      while (!pending.isEmpty() && messages < MAX_BATCH) {
        batch.add(pending.removeFirst());
        messages += batch.get(batch.size() - 1).drafts().size();
      }
      commit(batch);
    }
  }

  private void commit(List<Append> batch) {
    try {
      answer(batch, write(batch));
    } catch (StoreException failure) {
      if (failure.problem() == StoreProblem.FAILED && batch.size() > 1) {
        // Perhaps one of them cannot be stored; the others shall not suffer from it.
        batch.forEach(append -> commit(List.of(append)));
      } else {
        failed(failure);
        batch.forEach(
            append -> append.replyTo().tell(new Failed(append.ticket(), failure.problem())));
      }
    }
  }

  private List<Optional<List<Outcome>>> write(List<Append> batch) {
    refuseIfStopped();
    List<Optional<List<Outcome>>> outcomes =
        store.append(
            batch.stream()
                .map(one -> new MessageStore.Batch(one.roomId(), one.head(), one.drafts()))
                .toList());
    worked();
    return outcomes;
  }

  private static void answer(List<Append> batch, List<Optional<List<Outcome>>> outcomes) {
    for (int i = 0; i < batch.size(); i++) {
      Append append = batch.get(i);
      append
          .replyTo()
          .tell(
              outcomes
                  .get(i)
                  .<Reply>map(known -> new Appended(append.ticket(), known))
                  .orElseGet(() -> new Outdated(append.ticket())));
    }
  }

  private Behavior<Command> onSync(Sync sync) {
    flush();
    try {
      refuseIfStopped();
      MessageStore.Head head = store.head(sync.roomId(), sync.most());
      rooms.add(sync.roomId());
      sync.replyTo().tell(new Synced(sync.ticket(), head.seq(), head.newest()));
    } catch (StoreException failure) {
      failed(failure);
      sync.replyTo().tell(new Failed(sync.ticket(), failure.problem()));
    }
    return this;
  }

  private Behavior<Command> onProbe(Probe probe) {
    try {
      refuseIfStopped();
      store.check();
      worked();
    } catch (StoreException failure) {
      failed(failure);
    }
    return this;
  }

  private Behavior<Command> onPrune(Prune tick) {
    rooms.forEach(room -> getContext().getSelf().tell(new PruneRoom(room)));
    return this;
  }

  /** A piece at a time, and what was appended meanwhile comes before the next. */
  private Behavior<Command> onPruneRoom(PruneRoom prune) {
    try {
      refuseIfStopped();
      if (retention.removeSome(prune.roomId())) {
        getContext().getSelf().tell(prune);
      }
    } catch (StoreException failure) {
      failed(failure);
    }
    return this;
  }

  private Behavior<Command> onStop(Stop stop) {
    if (!stopped) {
      flush();
      stopped = true;
      timers.cancelAll();
      store.close();
    }
    stop.replyTo().tell(Done.done());
    return this;
  }

  private void refuseIfStopped() {
    if (stopped) {
      throw new StoreException(
          StoreProblem.UNREACHABLE, new IllegalStateException("the store is closed"));
    }
  }

  private void worked() {
    timers.cancel(Probe.INSTANCE);
    status.works(StoreStatus.Part.WRITING);
  }

  private void failed(StoreException failure) {
    if (!stopped) {
      timers.startSingleTimer(Probe.INSTANCE, PROBE);
      status.fails(StoreStatus.Part.WRITING, failure);
    }
  }
}
