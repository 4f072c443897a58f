package chat.actors;

import akka.actor.typed.ActorRef;
import chat.actors.Lobby.ClaimAgain;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names that sessions hold, and since when; each name has one session. */
final class Claims {
  private final Map<String, ClaimAgain> byName = new HashMap<>();
  private final Map<ActorRef<?>, String> nameOf = new HashMap<>();

  void add(ClaimAgain held) {
    String name = held.claim().name().key();
    byName.put(name, held);
    nameOf.put(held.claim().session(), name);
  }

  /** The session has no name any more; does nothing if it has none. */
  void remove(ActorRef<?> session) {
    String name = nameOf.remove(session);
    if (name != null) {
      byName.remove(name);
    }
  }

  /** Who holds a name. */
  Optional<ClaimAgain> of(UserName name) {
    return Optional.ofNullable(byName.get(name.key()));
  }
}
