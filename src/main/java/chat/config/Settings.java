package chat.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * What the operator decides, read once at start from {@code grpc-chat} and valid as a whole.
 *
 * <p>The limits named here are checked by {@link SettingsLoader}; code that builds a {@code
 * Settings} by hand keeps them itself.
 *
 * @param server where the server listens and what a connection may cost
 * @param rooms 1 to 1000 rooms with different names, in the order that people see
 * @param names how long a name stays reserved
 * @param session what one person's stream may do
 * @param log what is logged
 * @param language the language of texts for people when a client names none
 * @param store where messages are kept, and for how long
 * @param limits what one address and one person may do
 * @param ops where the operator's endpoint listens
 * @param cluster the servers that this one is one of; empty if it is alone
 */
public record Settings(
    Server server,
    List<RoomSettings> rooms,
    Names names,
    Session session,
    Logging log,
    Language language,
    Store store,
    Limits limits,
    Ops ops,
    Optional<Cluster> cluster) {

  public Settings {
    rooms = List.copyOf(rooms);
  }

  /**
   * Where the server listens.
   *
   * @param host an IP address or a host name to bind to; IPv6 without brackets, {@code "::"} is
   *     every address of both families
   * @param port 0 to 65535; 0 takes any free port
   * @param stopDeadline how long a stop may take before streams are cut, 1 s to 1 min
   * @param returnSpread time over which people are told to come back after a stop, 0 s to 10 min
   * @param transport what one connection may cost
   * @param tls how connections are encrypted; they are not if empty
   */
  public record Server(
      String host,
      int port,
      Duration stopDeadline,
      Duration returnSpread,
      Transport transport,
      Optional<Tls> tls) {}

  /**
   * How connections are encrypted.
   *
   * @param certificate a PEM file with the server's certificate and those that lead to its
   *     authority, relative to the working directory
   * @param key a PEM file with its private key, not encrypted
   * @param clientCertificate whether clients have to show a certificate
   * @param clientCa a PEM file with the authorities of clients' certificates; there unless {@code
   *     clientCertificate} is {@link ClientCertificate#OFF}
   */
  public record Tls(
      Path certificate, Path key, ClientCertificate clientCertificate, Optional<Path> clientCa) {}

  /** Whether clients have to show a certificate. */
  public enum ClientCertificate {
    /** They are not asked for one. */
    OFF,
    /** They may; a wrong one is refused. */
    OPTIONAL,
    /** Without one they are refused. */
    REQUIRED
  }

  /**
   * The limits of the transport, which hold before anybody is known.
   *
   * @param maxConnections open connections in total, 1 to 1,000,000
   * @param maxStreamsPerConnection open streams of one connection, 1 to 1,000
   * @param maxMessageBytes size of one gRPC message from a client, without its 5-byte prefix, 1 KiB
   *     to 4 MiB
   * @param pingInterval pause between the answer to a ping and the next ping, 1 s to 1 h
   * @param pingTimeout time without an answer to a ping after which a connection is closed, 1 s to
   *     5 min
   * @param firstRequestDeadline time from connecting to the first request, 1 s to 5 min
   * @param eventLoopThreads threads that serve the sockets and run the actors, 1 to 128
   */
  public record Transport(
      int maxConnections,
      int maxStreamsPerConnection,
      int maxMessageBytes,
      Duration pingInterval,
      Duration pingTimeout,
      Duration firstRequestDeadline,
      int eventLoopThreads) {}

  /**
   * One room.
   *
   * @param name 1 to 64 letters, digits, '-' or '_', counted in code points
   * @param capacity people at once, 1 to 10,000
   * @param topic one line of at most 200 code points; may be empty
   */
  public record RoomSettings(String name, int capacity, String topic) {}

  /**
   * How names are kept.
   *
   * @param reservationTime how long a name without a stream is kept for its connection, 1 s to 1 d
   */
  public record Names(Duration reservationTime) {}

  /**
   * What one person's stream may do.
   *
   * @param joinDeadline time from opening a stream to its join request, 1 s to 10 min
   * @param queueLength messages that may wait for a slow reader, 8 to 65,536
   * @param textLimit length of a text in code points, 1 to 20,000; the longest fits into {@link
   *     Transport#maxMessageBytes}
   * @param askTimeout how long one actor waits for another's answer, 100 ms to 1 min
   * @param awayTime how long a session without a stream keeps its name and places, 1 s to 1 d
   * @param firstScreen messages shown to who enters a room without saying what it has seen, 0 to
   *     1,000
   */
  public record Session(
      Duration joinDeadline,
      int queueLength,
      int textLimit,
      Duration askTimeout,
      Duration awayTime,
      int firstScreen) {}

  /**
   * What is logged.
   *
   * @param messageText whether the texts that people write are logged
   * @param level the least severe level that is logged, from error to debug
   */
  public record Logging(boolean messageText, Level level) {}

  /**
   * Where messages are kept, and for how long.
   *
   * @param kind which of the stores is used
   * @param durability what a message survives once somebody was shown it
   * @param sqlite read if {@code kind} is {@link StoreKind#SQLITE}
   * @param postgresql read if {@code kind} is {@link StoreKind#POSTGRESQL}
   */
  public record Store(
      StoreKind kind,
      Durability durability,
      Sqlite sqlite,
      Postgresql postgresql,
      Retention retention) {}

  /** The stores that there are. */
  public enum StoreKind {
    SQLITE,
    POSTGRESQL,
    MEMORY
  }

  /** What a stored message survives. */
  public enum Durability {
    /** The machine's power may fail. */
    POWER_LOSS,
    /** The server's process may be killed. */
    CRASH
  }

  /**
   * The SQLite file.
   *
   * @param path relative to the working directory
   * @param maxSize bytes that the file may take, 1 MiB to 1 TiB; no limit if empty
   */
  public record Sqlite(Path path, Optional<Long> maxSize) {}

  /**
   * The PostgreSQL database.
   *
   * @param url a JDBC URL that starts with {@code jdbc:postgresql:}
   * @param password may be empty
   */
  public record Postgresql(String url, String user, String password) {
    /** Without the password, as settings get into logs. */
    @Override
    public String toString() {
      return "Postgresql[user=" + user + "]";
    }
  }

  /**
   * What one address, and one person, may do.
   *
   * @param exemptAddresses addresses that {@code address} does not hold for, such as proxies
   */
  public record Limits(List<String> exemptAddresses, AddressLimits address, PersonLimits person) {
    public Limits {
      exemptAddresses = List.copyOf(exemptAddresses);
    }
  }

  /**
   * What one network address may do; of IPv6, one /64 network.
   *
   * @param connections open connections, 1 to 1,000,000
   * @param newConnections connections that may be opened
   * @param waitingStreams open streams whose client has not said who it is, 1 to 1,000,000
   * @param logins names that may be asked for
   * @param people sessions that began there, 1 to 1,000,000
   */
  public record AddressLimits(
      int connections, Rate newConnections, int waitingStreams, Rate logins, int people) {}

  /**
   * What one person may do.
   *
   * @param messages that may be sent; no limit if empty
   * @param requests other requests
   */
  public record PersonLimits(Optional<Rate> messages, Rate requests) {}

  /**
   * How often something may happen.
   *
   * @param perSecond in the long run, 1 to 1,000,000
   * @param burst at once, 1 to 1,000,000
   */
  public record Rate(int perSecond, int burst) {}

  /**
   * Where the operator's endpoint listens.
   *
   * @param host an IP address or a host name to bind to
   * @param port 0 to 65535; 0 takes any free port; empty: there is no endpoint
   */
  public record Ops(String host, Optional<Integer> port) {}

  /**
   * Several servers that are one chat.
   *
   * @param host the address that other nodes reach this one at
   * @param port the port that they reach it at, 1 to 65535
   * @param discovery how the nodes find one another
   * @param tls how what they say to one another is encrypted; it is not if empty
   */
  public record Cluster(String host, int port, Discovery discovery, Optional<NodeTls> tls) {}

  /** How the nodes of a cluster find one another. */
  public sealed interface Discovery {}

  /**
   * They are named.
   *
   * @param nodes {@code HOST:PORT} of those that are asked to let this one in; the first of them
   *     may begin alone
   */
  public record ListedNodes(List<String> nodes) implements Discovery {
    public ListedNodes {
      nodes = List.copyOf(nodes);
    }
  }

  /**
   * Somebody is asked for their addresses.
   *
   * @param service for {@link Directory#DNS} a name, or {@code _PORT._PROTOCOL.NAME} of SRV
   *     records; for {@link Directory#KUBERNETES} a selector of labels
   * @param port where nodes ask one another for their cluster, 1 to 65535
   * @param nodesToBegin how many nodes have to have found one another before they begin a new
   *     cluster, 1 to 1,000
   */
  public record FoundNodes(Directory directory, String service, int port, int nodesToBegin)
      implements Discovery {}

  /** Who knows the addresses of nodes. */
  public enum Directory {
    DNS,
    KUBERNETES
  }

  /**
   * How what nodes say to one another is encrypted: each shows a certificate.
   *
   * @param certificate a PEM file with the node's certificate and those that lead to its authority,
   *     relative to the working directory
   * @param key a PEM file with its private key, not encrypted
   * @param ca a PEM file with the authorities of all nodes' certificates
   */
  public record NodeTls(Path certificate, Path key, Path ca) {}

  /**
   * What is deleted.
   *
   * @param maxAge messages that are older, 1 min to 36500 d; none if empty
   * @param maxCount messages of a room beyond its newest so many, 1 to 1,000,000,000; none if empty
   */
  public record Retention(Optional<Duration> maxAge, Optional<Integer> maxCount) {}
}
