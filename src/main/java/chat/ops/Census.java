package chat.ops;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import chat.actors.Lobby;
import chat.actors.Sessions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Asks the actors who is there. That costs each of them one message per question, and nothing when
 * nobody asks.
 */
public final class Census {
  /** A scraper waits for about ten seconds. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final ActorSystem<?> system;
  private final ActorRef<? super Lobby.ListRooms> lobby;
  private final ActorRef<? super Sessions.Count> sessions;
  private final Supplier<Set<String>> roomsHere;

  /**
   * @param roomsHere which rooms live on this node
   */
  public Census(
      ActorSystem<?> system,
      ActorRef<? super Lobby.ListRooms> lobby,
      ActorRef<? super Sessions.Count> sessions,
      Supplier<Set<String>> roomsHere) {
    this.system = system;
    this.lobby = lobby;
    this.sessions = sessions;
    this.roomsHere = roomsHere;
  }

  /** Who is there; empty if the actors do not answer in time. */
  CompletionStage<Optional<People>> take() {
    CompletionStage<Lobby.RoomList> rooms =
        AskPattern.ask(lobby, Lobby.ListRooms::new, TIMEOUT, system.scheduler());
    CompletionStage<Sessions.Counted> streams =
        AskPattern.ask(sessions, Sessions.Count::new, TIMEOUT, system.scheduler());
    return rooms
        .thenCombine(
            streams,
            (list, counted) -> Optional.of(new People(list.rooms(), roomsHere.get(), counted)))
        .exceptionally(late -> Optional.empty());
  }
}
