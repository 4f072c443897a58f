package chat.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import chat.config.Settings;
import chat.store.Journal;
import java.time.Clock;

/** The lobby of a server that is alone. */
final class TestLobby {
  private TestLobby() {}

  static Behavior<Lobby.Command> create(
      Settings settings, Clock clock, ActorRef<? super Journal.Command> journal) {
    return Lobby.create(settings, new SingleNode(settings, clock, journal));
  }
}
