package chat;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.SpawnProtocol;
import akka.actor.typed.javadsl.AskPattern;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Starts a server's actors, and waits for each; throws {@link StartFailure} if the actor system
 * does not start one, as it may be ended by a cluster meanwhile.
 */
record Spawner(ActorSystem<SpawnProtocol.Command> system) {
  /** How long the parts may take to come up; nothing in it waits for anybody. */
  private static final Duration START_TIMEOUT = Duration.ofSeconds(20);

  <T> ActorRef<T> spawn(Behavior<T> behavior, String name) {
    return spawn(behavior, name, Props.empty());
  }

  <T> ActorRef<T> spawn(Behavior<T> behavior, String name, Props props) {
    CompletableFuture<ActorRef<T>> spawned =
        AskPattern.<SpawnProtocol.Command, ActorRef<T>>ask(
                system,
                replyTo -> new SpawnProtocol.Spawn<>(behavior, name, props, replyTo),
                START_TIMEOUT,
                system.scheduler())
            .toCompletableFuture();
    // Nobody would tell that it is too late.
    system
        .getWhenTerminated()
        .thenRun(() -> spawned.completeExceptionally(new IllegalStateException("it has ended")));
    try {
      return spawned.join();
    } catch (CompletionException failure) {
      throw new StartFailure(
          "The server ended, or was too slow, while it was starting; its log may say more. Start it again.",
          failure);
    }
  }
}
