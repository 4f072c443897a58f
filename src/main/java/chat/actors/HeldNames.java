package chat.actors;

import akka.actor.typed.ActorRef;
import chat.actors.Lobby.ClaimAgain;
import chat.actors.Lobby.ClaimName;
import chat.actors.Lobby.ConnectionClosed;
import chat.actors.Lobby.ConnectionOpened;
import chat.actors.Lobby.NameCommand;
import chat.actors.Lobby.ReleaseName;
import chat.actors.Lobby.ReserveName;
import chat.actors.Lobby.UseName;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What the people of one lobby have asked of the register, as far as it still counts. */
final class HeldNames {
  private final Map<ConnectionId, ConnectionOpened> connections = new LinkedHashMap<>();
  private final Map<ConnectionId, ReserveName> reserved = new LinkedHashMap<>();
  private final Map<ActorRef<?>, NameCommand> sessions = new LinkedHashMap<>();
  private final Clock clock;

  HeldNames(Clock clock) {
    this.clock = clock;
  }

  /** Takes in what the register is told. */
  void note(NameCommand command) {
    if (command instanceof ConnectionOpened opened) {
      connections.put(opened.connection(), opened);
    } else if (command instanceof ConnectionClosed closed) {
      connections.remove(closed.connection());
      reserved.remove(closed.connection());
    } else if (command instanceof ReserveName reserve
        && connections.containsKey(reserve.connection())) {
      reserved.put(reserve.connection(), reserve);
    } else if (command instanceof ClaimName claim) {
      sessions.put(claim.session(), new ClaimAgain(claim, clock.instant()));
    } else if (command instanceof ReleaseName release) {
      sessions.remove(release.session());
    }
  }

  /**
   * A visit has its name.
   *
   * @return whether that is new
   */
  boolean note(UseName use) {
    return sessions.put(use.join().session(), use) == null;
  }

  /** What a register has to be told that knows nothing. */
  Stream<NameCommand> all() {
    return Stream.of(connections.values(), reserved.values(), sessions.values())
        .flatMap(commands -> commands.stream().map(NameCommand.class::cast));
  }
}
