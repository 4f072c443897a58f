package chat.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Ends the streams of a server, so that not all come back at once: everybody has a moment of their
 * own, evenly spread.
 */
final class Farewell {
  private final Duration spread;
  private final List<BiConsumer<EndReason, Timing>> people = new ArrayList<>();

  /** When somebody's stream ends, and how much later the client is to come back. */
  private record Timing(ActorContext<?> context, Duration end, Duration retryAfter) {
    <T> void tell(ActorRef<T> receiver, T message) {
      if (end.isZero()) {
        receiver.tell(message);
      } else {
        context.scheduleOnce(end, receiver, message);
      }
    }
  }

  /**
   * @param spread between the first and the last
   */
  Farewell(
      Duration spread,
      Collection<ActorRef<Visit.Command>> visits,
      Collection<ActorRef<UserSession.Command>> sessions) {
    this.spread = spread;
    visits.forEach(
        visit ->
            people.add(
                (why, timing) -> timing.tell(visit, new Visit.End(why, timing.retryAfter()))));
    sessions.forEach(
        session ->
            people.add(
                (why, timing) ->
                    timing.tell(session, new UserSession.End(why, timing.retryAfter()))));
  }

  /** Ends all now; each is to come back at another moment. */
  void atOnce(ActorContext<?> context, EndReason why) {
    for (int number = 0; number < people.size(); number++) {
      Duration retryAfter = Sessions.SHORTEST_RETRY.plus(turn(number));
      people.get(number).accept(why, new Timing(context, Duration.ZERO, retryAfter));
    }
  }

  /**
   * Ends one after the other; each is to come back soon.
   *
   * @return when the last is told
   */
  Duration inTurn(ActorContext<?> context, EndReason why) {
    for (int number = 0; number < people.size(); number++) {
      people.get(number).accept(why, new Timing(context, turn(number), Sessions.SHORTEST_RETRY));
    }
    return people.isEmpty() ? Duration.ZERO : turn(people.size() - 1);
  }

  private Duration turn(int number) {
    return spread.multipliedBy(number).dividedBy(people.size());
  }
}
