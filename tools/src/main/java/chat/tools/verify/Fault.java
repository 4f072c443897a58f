package chat.tools.verify;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can go wrong in a run. */
enum Fault {
  /** Connections end or hang. */
  CUT,
  /** Bots stop reading. */
  STALL,
  /** Messages are sent again. */
  RESEND,
  /** One of the launched servers is killed, and started again. */
  KILL,
  /** The launched server that has the room with the most bots is killed, and started again. */
  BUSIEST,
  /** The launched servers are restarted in order, one after the other. */
  ROLLING,
  /** One of the launched servers is cut off from the others, not from people and the database. */
  PARTITION,
  /** One of the launched servers is cut off from everything. */
  ISOLATION;

  /** By its name on the command line. */
  static Optional<Fault> named(String name) {
    return Stream.of(values())
        .filter(fault -> fault.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /** Whether it is done to servers that are launched for the run. */
  boolean isOfNodes() {
    return compareTo(KILL) >= 0;
  }

  /** Whether these have to be in a network of their own. */
  boolean isOfNetwork() {
    return this == PARTITION || this == ISOLATION;
  }

  /** Whether it takes several of them. */
  boolean isOfSeveral() {
    return this == BUSIEST || isOfNetwork();
  }
}
