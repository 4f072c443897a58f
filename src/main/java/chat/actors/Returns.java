package chat.actors;

import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.TimerScheduler;
import chat.actors.Places.Place;
import java.time.Duration;

/**
 * Brings a session back into rooms that are opened anew, here or on another node; its client need
 * not know.
 */
final class Returns {
  /** How long a room may take to be opened anew before it is asked again. */
  static final Duration ASK_AGAIN = Duration.ofSeconds(2);

  private final ActorContext<UserSession.Command> context;
  private final TimerScheduler<UserSession.Command> timers;
  private final Duration timeout;
  private final Places places;
  private final Admission admission;

  /**
   * @param timeout how long a room may take altogether
   */
  Returns(
      ActorContext<UserSession.Command> context,
      TimerScheduler<UserSession.Command> timers,
      Duration timeout,
      Places places,
      Admission admission) {
    this.context = context;
    this.timers = timers;
    this.timeout = timeout;
    this.places = places;
    this.admission = admission;
  }

  /** The session is in this room, which may be another one than before. */
  void watch(Room.Joined joined) {
    places
        .find(joined.roomId())
        .filter(place -> !place.room().equals(joined.room()))
        .ifPresent(
            place -> {
              context.unwatch(place.room());
              place.moved(joined.room());
            });
    context.watchWith(joined.room(), new UserSession.RoomLost(joined.roomId(), 0));
  }

  /** The session is not in that room any more. */
  void unwatch(Place place) {
    context.unwatch(place.room());
    timers.cancel(place.roomId());
  }

  /**
   * A room is gone, or has not answered.
   *
   * @return whether it may still come
   */
  boolean onLost(UserSession.RoomLost lost) {
    if (ASK_AGAIN.multipliedBy(lost.asked()).compareTo(timeout) > 0) {
      return false;
    }
    admission.askAgain(lost.roomId());
    UserSession.RoomLost again = new UserSession.RoomLost(lost.roomId(), lost.asked() + 1);
    timers.startSingleTimer(lost.roomId(), again, ASK_AGAIN);
    return true;
  }

  /**
   * A room has answered.
   *
   * @return whether it was asked for here
   */
  boolean onAnswer(String roomId) {
    boolean asked = timers.isTimerActive(roomId);
    timers.cancel(roomId);
    return asked;
  }
}
