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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the people of one lobby have asked of the register, as far as it still counts. */
final class HeldNames {
  /** One message to another node holds so many with ease, and thousands of messages may be lost. */
  static final int PART = 200;

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

  /** What a register has to be told that knows nothing, in its order and in parts. */
  List<List<NameCommand>> all() {
    List<NameCommand> all = new ArrayList<>(connections.values());
    all.addAll(reserved.values());
    all.addAll(sessions.values());
    return IntStream.iterate(0, from -> from < all.size(), from -> from + PART)
        .mapToObj(from -> all.subList(from, Math.min(from + PART, all.size())))
        .toList();
  }
}
