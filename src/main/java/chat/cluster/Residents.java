package chat.cluster;

import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorSignalInterceptor;
import akka.actor.typed.PostStop;
import akka.actor.typed.Signal;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which rooms live on this node now. Safe for any thread. */
final class Residents {
  private final Set<String> rooms = ConcurrentHashMap.newKeySet();

  Set<String> now() {
    return Set.copyOf(rooms);
  }

  /** The room, noted for as long as it lives here. */
  <T> Behavior<T> note(String room, Behavior<T> behavior) {
    return Behaviors.setup(
        context -> {
          rooms.add(room);
          return Behaviors.intercept(() -> new Leaving<T>(room), behavior);
        });
  }

  private final class Leaving<T> extends BehaviorSignalInterceptor<T> {
    private final String room;

    Leaving(String room) {
      this.room = room;
    }

    @Override
    public Behavior<T> aroundSignal(
        TypedActorContext<T> context, Signal signal, SignalTarget<T> target) {
      if (signal instanceof PostStop) {
        rooms.remove(room);
      }
      return target.apply(context, signal);
    }
  }
}
