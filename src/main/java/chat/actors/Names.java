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
import java.util.stream.Stream;

/**
 * Who holds which name, and with it all that look like it.
 *
 * <p>A name belongs to a session or to a connection. A session's name is in use until the session
 * ends. A connection's is in use while visits of that connection use it, and idle otherwise: then
 * it is kept until it expires, the connection ends, or the connection takes another name. So a
 * connection never holds more than one idle name, and never more names than it has visits, plus
 * one.
 *
 * <p>Who holds a name can hold others that are like it, each for itself, also if they differ only
 * in case: Ali with a capital I at its end looks like All. Nobody else can have what is like one of
 * them until that one is given back.
 */
final class Names {
  private final Duration reservationTime;
  private final Map<UserName, Holder> holders = new HashMap<>();

  /** By form; the holders of one form have one owner. */
  private final Map<String, Set<Holder>> lookAlikes = new HashMap<>();

  private final Map<NameOwner, Set<UserName>> namesOf = new HashMap<>();
  private final Map<ActorRef<?>, Holder> holderOf = new HashMap<>();

  Names(Duration reservationTime) {
    this.reservationTime = reservationTime;
  }

  /** A connection exists from now on; only such connections can hold idle names. */
  void open(ConnectionId connection) {
    namesOf.put(connection, new LinkedHashSet<>());
  }

  /** The connection is gone, and its idle names with it; names in use end with their sessions. */
  void close(ConnectionId connection) {
    keepOneIdle(connection, null);
    namesOf.remove(connection);
  }

  /** All connections of a node are gone. */
  void closeAll(long node) {
    namesOf.keySet().stream()
        .filter(owner -> owner instanceof ConnectionId connection && connection.node() == node)
        .map(ConnectionId.class::cast)
        .toList()
        .forEach(this::close);
  }

  /** Reserves a name; false if another owner holds it. */
  boolean reserve(UserName name, ConnectionId connection, Instant now) {
    Holder holder = claim(name, connection, now);
    if (holder == null) {
      return false;
    }
    startReservation(holder, now);
    keepOneIdle(connection, name);
    return true;
  }

  /** Gives up what a connection has reserved of a name, so that somebody else can take it. */
  void giveUp(UserName name, ConnectionId connection) {
    like(name)
        .filter(holder -> holder.owner.equals(connection) && holder.isIdle())
        .toList()
        .forEach(this::drop);
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
      List<UserName> idle = idleNames(holder.owner);
      keepOneIdle(holder.owner, idle.isEmpty() ? null : idle.get(idle.size() - 1));
    }
  }

  /** Forgets idle names whose time is over. */
  void expire(Instant now) {
    holders.values().stream().filter(holder -> holder.isOver(now)).toList().forEach(this::drop);
  }

  private Holder claim(UserName name, NameOwner owner, Instant now) {
    List<Holder> others = like(name).filter(holder -> !holder.owner.equals(owner)).toList();
    if (!others.stream().allMatch(holder -> holder.isOver(now))) {
      return null;
    }
    others.forEach(this::drop);
    Holder holder = holders.computeIfAbsent(name, free -> hold(name, owner));
    Set<UserName> own = namesOf.get(owner);
    if (own != null) {
      // To the end, as the order is that of claiming.
      own.remove(name);
      own.add(name);
    }
    return holder;
  }

  /** The holders of the name and of all that look like it. */
  private Stream<Holder> like(UserName name) {
    return name.forms().stream()
        .flatMap(form -> lookAlikes.getOrDefault(form, Set.of()).stream())
        .distinct();
  }

  private Holder hold(UserName name, NameOwner owner) {
    Holder holder = new Holder(name, owner);
    name.forms()
        .forEach(form -> lookAlikes.computeIfAbsent(form, free -> new HashSet<>()).add(holder));
    return holder;
  }

  private void startReservation(Holder holder, Instant now) {
    holder.idleUntil = now.plus(reservationTime);
    if (holder.isIdle() && !namesOf.containsKey(holder.owner)) {
      drop(holder);
    }
  }

  private void keepOneIdle(NameOwner owner, UserName kept) {
    idleNames(owner).stream()
        .filter(name -> !name.equals(kept))
        .map(holders::get)
        .forEach(this::drop);
  }

  /** In the order of claiming. */
  private List<UserName> idleNames(NameOwner owner) {
    return namesOf.getOrDefault(owner, Set.of()).stream()
        .filter(name -> holders.get(name).isIdle())
        .toList();
  }

  private void drop(Holder holder) {
    holders.remove(holder.name);
    for (String form : holder.name.forms()) {
      Set<Holder> sharing = lookAlikes.get(form);
      sharing.remove(holder);
      if (sharing.isEmpty()) {
        lookAlikes.remove(form);
      }
    }
    if (namesOf.containsKey(holder.owner)) {
      namesOf.get(holder.owner).remove(holder.name);
    }
  }

  private static final class Holder {
    final UserName name;
    final NameOwner owner;
    final Set<ActorRef<?>> sessions = new HashSet<>();
    Instant idleUntil = Instant.MAX;

    Holder(UserName name, NameOwner owner) {
      this.name = name;
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
