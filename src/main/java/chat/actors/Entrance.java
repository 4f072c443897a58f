package chat.actors;

import akka.actor.typed.javadsl.TimerScheduler;
import chat.actors.SessionInput.Enter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** How a session comes into its rooms: asks for one after the other. */
final class Entrance {

  /** What becomes of it. */
  interface Listener {
    /** The room lets the person in; what came after a number is to be shown. */
    void entered(Room.Joined room, long after);

    /** The room does not. */
    void refused(RefusalReason reason, String roomId);

    /** All were asked for. */
    void done();
  }

  private final TimerScheduler<UserSession.Command> timers;
  private final Duration timeout;
  private final int firstScreen;
  private final Admission admission;
  private final Places places;
  private final Listener listener;

  private final Deque<Enter> toEnter = new ArrayDeque<>();

  /** The room that was asked; null if none. */
  private Enter entering;

  /**
   * @param firstScreen messages to be shown to who does not say what it has seen
   */
  Entrance(
      TimerScheduler<UserSession.Command> timers,
      Duration timeout,
      int firstScreen,
      Admission admission,
      Places places,
      Listener listener) {
    this.timers = timers;
    this.timeout = timeout;
    this.firstScreen = firstScreen;
    this.admission = admission;
    this.places = places;
    this.listener = listener;
  }

  /** Asks for these rooms. */
  void enter(Collection<Enter> rooms) {
    toEnter.addAll(rooms);
    next();
  }

  /** Asks for nothing any more; an answer that still comes is late. */
  void giveUp() {
    toEnter.clear();
    entering = null;
    timers.cancel(UserSession.EnterOverdue.INSTANCE);
  }

  /**
   * @return whether somebody waits for this answer
   */
  boolean onAnswer(Room.JoinReply reply) {
    if (entering == null || !entering.roomId().equals(reply.roomId())) {
      return false;
    }
    if (reply instanceof Room.Joined joined) {
      long newest = Math.max(0, joined.head() - firstScreen);
      listener.entered(joined, Math.min(entering.after().orElse(newest), joined.head()));
    } else if (reply instanceof Room.JoinRefused refused) {
      listener.refused(refused.reason(), refused.roomId());
    }
    next();
    return true;
  }

  /** The room did not answer; an answer that still comes is late. */
  void onOverdue() {
    if (entering == null) {
      return;
    }
    listener.refused(RefusalReason.ROOM_FAILED, entering.roomId());
    next();
  }

  private void next() {
    timers.cancel(UserSession.EnterOverdue.INSTANCE);
    entering = toEnter.poll();
    // In a loop: a hello can hold thousands, and a stranger must not decide how deep the stack
    // gets.
    while (entering != null && entering.after().orElse(0) < 0) {
      listener.refused(RefusalReason.RANGE_INVALID, entering.roomId());
      entering = toEnter.poll();
    }
    if (entering == null) {
      listener.done();
    } else {
      timers.startSingleTimer(UserSession.EnterOverdue.INSTANCE, timeout);
      String roomId = entering.roomId();
      places.find(roomId).ifPresentOrElse(admission::ask, () -> admission.ask(roomId));
    }
  }
}
