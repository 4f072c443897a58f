package chat.cluster;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out that this node is cut off, before the split brain resolver ends it: it has not reached
 * a majority for a while, or it slept for so long that the others may have given it up. Looks each
 * second; a node of which the majority hears nothing for some ten seconds is given up.
 */
public final class MajorityWatch extends AbstractBehavior<MajorityWatch.Command> {

  /** What the watch is told: nothing from outside. */
  public sealed interface Command {}

  private enum Look implements Command {
    INSTANCE
  }

  /** Told when it changes whether this node is cut off. */
  @FunctionalInterface
  public interface Listener {
    void cutOff(boolean now);
  }

  static final Duration INTERVAL = Duration.ofSeconds(1);

  /** A majority that is back within this time was a false alarm. */
  static final Duration GRACE = Duration.ofSeconds(3);

  /** Who does not look for as long may be given up by the others, and not know it. */
  static final Duration ASLEEP = Duration.ofSeconds(10);

  /** Longer than it takes to find out that others are silent. */
  static final Duration TRUST = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(MajorityWatch.class);

  private final BooleanSupplier majority;
  private final LongSupplier nanoTime;
  private final Listener listener;
  private long lookedAt;
  private boolean reached = true;

  /** When it was seen first that a majority is reached, or that it is not. */
  private long since;

  private boolean cutOff;

  /** Watches the cluster that this node is a member of. */
  public static Behavior<Command> create(ActorSystem<?> system, Listener listener) {
    return create(() -> Majority.isReached(system), System::nanoTime, listener);
  }

  static Behavior<Command> create(
      BooleanSupplier majority, LongSupplier nanoTime, Listener listener) {
    return Behaviors.withTimers(
        timers ->
            Behaviors.setup(
                context -> new MajorityWatch(context, timers, majority, nanoTime, listener)));
  }

  private MajorityWatch(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      BooleanSupplier majority,
      LongSupplier nanoTime,
      Listener listener) {
    super(context);
    this.majority = majority;
    this.nanoTime = nanoTime;
    this.listener = listener;
    lookedAt = nanoTime.getAsLong();
    since = lookedAt;
    timers.startTimerWithFixedDelay(Look.INSTANCE, INTERVAL);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder().onMessage(Look.class, this::onLook).build();
  }

  private Behavior<Command> onLook(Look look) {
    long now = nanoTime.getAsLong();
    boolean slept = now - lookedAt >= ASLEEP.toNanos();
    lookedAt = now;
    boolean reachedNow = majority.getAsBoolean();
    if (reachedNow != reached || slept) {
      reached = reachedNow;
      since = now;
    }
    long lasting = now - since;
    if (slept) {
      cutOff("It did nothing for so long that the others may have given it up.");
    } else if (!reached && lasting >= GRACE.toNanos()) {
      cutOff("It does not reach most of the others.");
    } else if (reached && lasting >= TRUST.toNanos()) {
      goOn();
    }
    return this;
  }

  private void cutOff(String why) {
    if (!cutOff) {
      cutOff = true;
      log.warn("this node lets nobody in and sends its people to the other nodes. {}", why);
      listener.cutOff(true);
    }
  }

  private void goOn() {
    if (cutOff) {
      cutOff = false;
      log.info("this node reaches most of the others again, and lets people in");
      listener.cutOff(false);
    }
  }
}
