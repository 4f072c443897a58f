package chat;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.SpawnProtocol;
import akka.actor.typed.javadsl.AskPattern;
import java.time.Duration;

/** Starts a server's actors, and waits for each. */
record Spawner(ActorSystem<SpawnProtocol.Command> system) {
  /** How long the parts may take to come up; nothing in it waits for anybody. */
  private static final Duration START_TIMEOUT = Duration.ofSeconds(20);

  <T> ActorRef<T> spawn(Behavior<T> behavior, String name) {
    return spawn(behavior, name, Props.empty());
  }

  <T> ActorRef<T> spawn(Behavior<T> behavior, String name, Props props) {
    return AskPattern.<SpawnProtocol.Command, ActorRef<T>>ask(
            system,
            replyTo -> new SpawnProtocol.Spawn<>(behavior, name, props, replyTo),
            START_TIMEOUT,
            system.scheduler())
        .toCompletableFuture()
        .join();
  }
}
