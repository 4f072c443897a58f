package chat.tools.launch;

import com.google.common.net.HostAndPort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Servers that are one chat, each with a directory of its own, to be ended and started again. */
public final class Nodes implements AutoCloseable {
  /** A node takes seconds to find the others. */
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final Duration ENDS_WITHIN = Duration.ofSeconds(60);
  private static final Duration ASK_AGAIN = Duration.ofMillis(100);

  private final Home home;

  /** Absent if they are simply on this machine. */
  private final Optional<Network> network;

  private final List<Node> nodes = new ArrayList<>();
  private final AtomicIntegerArray revivals;
  private final Consumer<String> progress;

  private Nodes(
      List<Launch> launches,
      List<HostAndPort> addresses,
      Optional<Network> network,
      Home home,
      Consumer<String> progress)
      throws IOException {
    this.network = network;
    this.home = home;
    this.progress = progress;
    revivals = new AtomicIntegerArray(launches.size());
    for (int i = 0; i < launches.size(); i++) {
      nodes.add(new Node(home.room("node" + (i + 1)), addresses.get(i), launches.get(i)));
    }
  }

  /** On free ports of 127.0.0.1; else as with addresses. */
  public static Nodes start(List<Launch> launches, Optional<Path> home, Consumer<String> progress) {
    List<HostAndPort> addresses =
        Ports.free(launches.size()).stream()
            .map(port -> HostAndPort.fromParts("127.0.0.1", port))
            .toList();
    return start(launches, addresses, Optional.empty(), home, progress);
  }

  /**
   * One after the other; returns when all of them answer.
   *
   * @param addresses where they are to listen
   * @param network where these addresses are, which goes with the nodes
   * @param home where their directories are to be, and to stay; if empty, they go in the end
   * @param progress is told what becomes of each, line by line, from any thread
   * @throws LaunchFailure if one does not start
   */
  static Nodes start(
      List<Launch> launches,
      List<HostAndPort> addresses,
      Optional<Network> network,
      Optional<Path> home,
      Consumer<String> progress) {
    Nodes nodes;
    try {
      Home where = home.isPresent() ? Home.kept(home.get()) : Home.temporary();
      nodes = new Nodes(launches, addresses, network, where, progress);
    } catch (IOException failure) {
      network.ifPresent(Network::close);
      throw new LaunchFailure("There is no place for the servers: " + failure.getMessage());
    }
    try {
      for (int i = 0; i < launches.size(); i++) {
        nodes.start(i);
      }
      return nodes;
    } catch (LaunchFailure failure) {
      nodes.close();
      throw failure;
    }
  }

  public int count() {
    return nodes.size();
  }

  public List<HostAndPort> addresses() {
    return nodes.stream().map(Node::address).toList();
  }

  /** Their processes. */
  public List<Long> pids() {
    return nodes.stream().map(Node::pid).toList();
  }

  /** The longest that it can take to end one and to start it again. */
  public Duration longestRestart() {
    return PATIENCE.plus(ENDS_WITHIN);
  }

  /**
   * Returns when it answers.
   *
   * @throws LaunchFailure if it does not
   */
  public void start(int node) {
    Duration taken = nodes.get(node).start(PATIENCE, ASK_AGAIN);
    tell(node, "serves, %.1f s after its start".formatted(taken.toMillis() / 1000.0));
    nodes.get(node).supervise(() -> endedByItselfAgain(node));
  }

  private void endedByItselfAgain(int node) {
    revivals.incrementAndGet(node);
    tell(node, "ended by itself, and is started again");
  }

  /** With SIGKILL. */
  public void kill(int node) {
    tell(node, "is killed");
    nodes.get(node).kill();
  }

  /**
   * With SIGTERM; returns when its process has ended.
   *
   * @throws LaunchFailure if it does not
   */
  public void end(int node) {
    long start = System.nanoTime();
    nodes.get(node).end(ENDS_WITHIN);
    tell(node, "ended %.1f s after SIGTERM".formatted((System.nanoTime() - start) / 1e9));
  }

  /**
   * Which of them has a room, by the last line of their logs that tells of somebody who came in.
   *
   * @throws LaunchFailure if nobody has come into that room
   */
  public int having(String room) {
    String joined = "joined room=%s ".formatted(room);
    return IntStream.range(0, nodes.size())
        .boxed()
        .filter(node -> nodes.get(node).lastLineWith(joined).isPresent())
        .max(Comparator.comparing(node -> nodes.get(node).lastLineWith(joined).orElseThrow()))
        .orElseThrow(() -> new LaunchFailure("No server logs that anybody is in " + room + "."));
  }

  /** How often one ended by itself, and was started again. */
  public int endedByItself(int node) {
    return revivals.get(node);
  }

  /** How often any of them did. */
  public int endedByThemselves() {
    return IntStream.range(0, nodes.size()).map(this::endedByItself).sum();
  }

  /**
   * The other nodes do not reach it any more, and it does not reach them; needs a network.
   *
   * @param fromAll people and the database neither
   */
  public void cutOff(int node, boolean fromAll) {
    if (fromAll) {
      network.orElseThrow().cutFromAll(node);
    } else {
      network.orElseThrow().cutFromPeers(node);
    }
    tell(node, fromAll ? "is cut off from everything" : "is cut off from the other nodes");
  }

  /** It reaches all, and all reach it. */
  public void heal(int node) {
    network.orElseThrow().heal(node);
    tell(node, "is no longer cut off");
  }

  /** Tells what became of it. */
  public void tell(int node, String what) {
    progress.accept("node %d at %s %s".formatted(node + 1, nodes.get(node).address(), what));
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
    network.ifPresent(Network::close);
    home.close();
  }
}
