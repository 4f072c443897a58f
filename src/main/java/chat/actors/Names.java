package chat.actors;

import akka.actor.typed.ActorRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who holds which name.
 *
 * <p>A name belongs to a session or to a connection. A session's name is in use until the session
 * ends. A connection's is in use while visits of that connection use it, and idle otherwise: then
 * it is kept until it expires, the connection ends, or the connection takes another name. So a
 * connection never holds more than one idle name, and never more names than it has visits, plus
 * one.
 */
final class Names {
  private final Duration reservationTime;
  private final Map<String, Holder> holders = new HashMap<>();
  private final Map<NameOwner, Set<String>> keysOf = new HashMap<>();
  private final Map<ActorRef<?>, Holder> holderOf = new HashMap<>();

  Names(Duration reservationTime) {
    this.reservationTime = reservationTime;
  }

  /** A connection exists from now on; only such connections can hold idle names. */
  void open(ConnectionId connection) {
    keysOf.put(connection, new LinkedHashSet<>());
  }

  /** The connection is gone, and its idle names with it; names in use end with their sessions. */
  void close(ConnectionId connection) {
    keepOneIdle(connection, null);
    keysOf.remove(connection);
  }

  /** Reserves a name; false if another owner holds it. */
  boolean reserve(UserName name, ConnectionId connection, Instant now) {
    Holder holder = claim(name, connection, now);
    if (holder == null) {
      return false;
    }
    startReservation(holder, now);
    keepOneIdle(connection, name.key());
    return true;
  }

  /** Gives up a name that a connection has reserved, so that somebody else can take it. */
  void giveUp(UserName name, ConnectionId connection) {
    Holder holder = holders.get(name.key());
    if (holder != null && holder.owner.equals(connection) && holder.isIdle()) {
      drop(holder);
    }
  }

  /** Puts a name to use by a session or visit; false if another owner holds it. */
  boolean use(UserName name, NameOwner owner, ActorRef<?> session, Instant now) {
    Holder holder = claim(name, owner, now);
    if (holder == null) {
      return false;
    }
    holder.sessions.add(session);
    holderOf.put(session, holder);
    keepOneIdle(owner, null);
    return true;
  }

  /**
   * A session ended. Its name stays reserved if that was the last session that used it, and the
   * connection has not reserved another meanwhile.
   */
  void release(ActorRef<?> session, Instant now) {
    Holder holder = holderOf.remove(session);
    if (holder != null) {
      holder.sessions.remove(session);
      startReservation(holder, now);
      List<String> idle = idleKeys(holder.owner);
      keepOneIdle(holder.owner, idle.isEmpty() ? null : idle.get(idle.size() - 1));
    }
  }

  /** Forgets idle names whose time is over. */
  void expire(Instant now) {
    holders.values().stream().filter(holder -> holder.isOver(now)).toList().forEach(this::drop);
  }

  private Holder claim(UserName name, NameOwner owner, Instant now) {
    Holder holder = holders.get(name.key());
    if (holder != null && !holder.owner.equals(owner)) {
      if (!holder.isOver(now)) {
        return null;
      }
      drop(holder);
      holder = null;
    }
    if (holder == null) {
      holder = new Holder(name.key(), owner);
      holders.put(name.key(), holder);
    }
    Set<String> keys = keysOf.get(owner);
    if (keys != null) {
      // To the end, as the order is that of claiming.
      keys.remove(name.key());
      keys.add(name.key());
    }
    return holder;
  }

  private void startReservation(Holder holder, Instant now) {
    holder.idleUntil = now.plus(reservationTime);
    if (holder.isIdle() && !keysOf.containsKey(holder.owner)) {
      drop(holder);
    }
  }

  private void keepOneIdle(NameOwner owner, String kept) {
    idleKeys(owner).stream().filter(key -> !key.equals(kept)).map(holders::get).forEach(this::drop);
  }

  /** In the order of claiming. */
  private List<String> idleKeys(NameOwner owner) {
    return keysOf.getOrDefault(owner, Set.of()).stream()
        .filter(key -> holders.get(key).isIdle())
        .toList();
  }

  private void drop(Holder holder) {
    holders.remove(holder.key);
    if (keysOf.containsKey(holder.owner)) {
      keysOf.get(holder.owner).remove(holder.key);
    }
  }

  private static final class Holder {
    final String key;
    final NameOwner owner;
    final Set<ActorRef<?>> sessions = new HashSet<>();
    Instant idleUntil = Instant.MAX;

    Holder(String key, NameOwner owner) {
      this.key = key;
      this.owner = owner;
    }

    boolean isIdle() {
      return sessions.isEmpty();
    }

    boolean isOver(Instant now) {
      return isIdle() && !now.isBefore(idleUntil);
    }
  }
}
