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
 * <p>A name belongs to one connection. It is in use while sessions of that connection use it, and
 * idle otherwise: then it is kept until it expires, the connection ends, or the connection takes
 * another name. So a connection never holds more than one idle name, and never more names than it
 * has sessions, plus one.
 */
final class Names {
  private final Duration reservationTime;
  private final Map<String, Holder> holders = new HashMap<>();
  private final Map<ConnectionId, Set<String>> keysOf = new HashMap<>();
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

  /** Reserves a name; false if another connection holds it. */
  boolean reserve(UserName name, ConnectionId connection, Instant now) {
    Holder holder = claim(name, connection, now);
    if (holder == null) {
      return false;
    }
    startReservation(holder, now);
    keepOneIdle(connection, name.key());
    return true;
  }

  /** Puts a name to use by a session; false if another connection holds it. */
  boolean use(UserName name, ConnectionId connection, ActorRef<?> session, Instant now) {
    Holder holder = claim(name, connection, now);
    if (holder == null) {
      return false;
    }
    holder.sessions.add(session);
    holderOf.put(session, holder);
    keepOneIdle(connection, null);
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
      List<String> idle = idleKeys(holder.connection);
      keepOneIdle(holder.connection, idle.isEmpty() ? null : idle.get(idle.size() - 1));
    }
  }

  /** Forgets idle names whose time is over. */
  void expire(Instant now) {
    holders.values().stream().filter(holder -> holder.isOver(now)).toList().forEach(this::drop);
  }

  private Holder claim(UserName name, ConnectionId connection, Instant now) {
    Holder holder = holders.get(name.key());
    if (holder != null && !holder.connection.equals(connection)) {
      if (!holder.isOver(now)) {
        return null;
      }
      drop(holder);
      holder = null;
    }
    if (holder == null) {
      holder = new Holder(name.key(), connection);
      holders.put(name.key(), holder);
    }
    Set<String> keys = keysOf.get(connection);
    if (keys != null) {
      // To the end, as the order is that of claiming.
      keys.remove(name.key());
      keys.add(name.key());
    }
    return holder;
  }

  private void startReservation(Holder holder, Instant now) {
    holder.idleUntil = now.plus(reservationTime);
    if (holder.isIdle() && !keysOf.containsKey(holder.connection)) {
      drop(holder);
    }
  }

  private void keepOneIdle(ConnectionId connection, String kept) {
    idleKeys(connection).stream()
        .filter(key -> !key.equals(kept))
        .map(holders::get)
        .forEach(this::drop);
  }

  /** In the order of claiming. */
  private List<String> idleKeys(ConnectionId connection) {
    return keysOf.getOrDefault(connection, Set.of()).stream()
        .filter(key -> holders.get(key).isIdle())
        .toList();
  }

  private void drop(Holder holder) {
    holders.remove(holder.key);
    if (keysOf.containsKey(holder.connection)) {
      keysOf.get(holder.connection).remove(holder.key);
    }
  }

  private static final class Holder {
    final String key;
    final ConnectionId connection;
    final Set<ActorRef<?>> sessions = new HashSet<>();
    Instant idleUntil = Instant.MAX;

    Holder(String key, ConnectionId connection) {
      this.key = key;
      this.connection = connection;
    }

    boolean isIdle() {
      return sessions.isEmpty();
    }

    boolean isOver(Instant now) {
      return isIdle() && !now.isBefore(idleUntil);
    }
  }
}
