package chat.tools.launch;

import com.google.common.net.HostAndPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A network of this machine's own for the nodes of a cluster: each is in a network namespace, with
 * one link to the people and the database and another to the other nodes. Both can be taken away
 * without a word to those who use them, as by a switch that fails. One thread at a time; any may
 * close it.
 */
final class Network implements AutoCloseable {
  /** Where people and the database are, as the nodes see them. */
  static final String HOST = "198.18.0.1";

  private static final String NAMESPACE = "grpc-chat-";
  private static final int CLIENT_PORT = 50051;
  private static final int PEER_PORT = 25520;
  private static final int OPERATOR_PORT = 9464;

  /** Which of the two networks a link belongs to; the addresses are those for trials (RFC 2544). */
  private enum Side {
    CLIENTS("198.18.0."),
    PEERS("198.18.1.");

    private final String addresses;

    Side(String addresses) {
      this.addresses = addresses;
    }

    String bridge() {
      return "gc-" + inside();
    }

    String link(int node) {
      return bridge() + (node + 1);
    }

    /** The link's other end, in the node's namespace. */
    String inside() {
      return name().toLowerCase();
    }

    String address(int node) {
      return addresses + (11 + node);
    }
  }

  private final int nodes;

  private Network(int nodes) {
    this.nodes = nodes;
    // It is not to outlive a command that is stopped.
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /**
   * Makes it; what an earlier run that was killed left behind goes first.
   *
   * @param link how bad the links between the nodes are, in the words of tc's netem
   * @throws LaunchFailure if it cannot be made
   */
  static Network create(int nodes, Optional<String> link) {
    for (String namespace : leftBehind()) {
      if (!Ip.run("netns", "pids", namespace).isEmpty()) {
        throw new LaunchFailure(
            "The network namespace %s is in use: another run has to end first."
                .formatted(namespace));
      }
      Ip.run("netns", "delete", namespace);
    }
    Network network = new Network(nodes);
    try {
      network.make(link);
      return network;
    } catch (LaunchFailure failure) {
      network.close();
      throw failure;
    }
  }

  private static List<String> leftBehind() {
    return Ip.run("netns", "list").stream()
        .map(line -> line.split(" ")[0])
        .filter(name -> name.startsWith(NAMESPACE))
        .toList();
  }

  private void make(Optional<String> link) {
    for (Side side : Side.values()) {
      Ip.tryToRun("link", "delete", side.bridge());
      Ip.run("link", "add", side.bridge(), "type", "bridge");
      Ip.run("link", "set", side.bridge(), "up");
    }
    Ip.run("address", "add", HOST + "/24", "dev", Side.CLIENTS.bridge());
    for (int node = 0; node < nodes; node++) {
      Ip.run("netns", "add", namespace(node));
      Ip.run("-netns", namespace(node), "link", "set", "lo", "up");
      for (Side side : Side.values()) {
        connect(node, side);
      }
      spoil(node, link);
    }
  }

  private static void connect(int node, Side side) {
    String inside = side.inside();
    String namespace = namespace(node);
    Ip.run(
        "link", "add", side.link(node), "type", "veth", "peer", "name", inside, "netns", namespace);
    Ip.run("link", "set", side.link(node), "up", "master", side.bridge());
    Ip.run("-netns", namespace, "address", "add", side.address(node) + "/24", "dev", inside);
    Ip.run("-netns", namespace, "link", "set", inside, "up");
  }

  private static void spoil(int node, Optional<String> link) {
    link.ifPresent(
        words -> {
          List<String> command = new ArrayList<>(List.of("netns", "exec", namespace(node)));
          command.addAll(List.of("tc", "qdisc", "add", "dev", Side.PEERS.inside()));
          command.addAll(List.of("root", "netem"));
          command.addAll(List.of(words.split(" ")));
          Ip.run(command.toArray(String[]::new));
        });
  }

  private static String namespace(int node) {
    return NAMESPACE + (node + 1);
  }

  List<Place> places() {
    return IntStream.range(0, nodes)
        .mapToObj(
            node ->
                new Place(
                    HostAndPort.fromParts(Side.CLIENTS.address(node), CLIENT_PORT),
                    HostAndPort.fromParts(Side.PEERS.address(node), PEER_PORT),
                    HostAndPort.fromParts(Side.CLIENTS.address(node), OPERATOR_PORT),
                    List.of("ip", "netns", "exec", namespace(node)),
                    Map.of("GRPC_CHAT_LIMITS_EXEMPT_ADDRESSES", "[\"%s\"]".formatted(HOST))))
        .toList();
  }

  /** The node and the other nodes do not reach one another; people and the database reach all. */
  void cutFromPeers(int node) {
    Ip.run("link", "set", Side.PEERS.link(node), "nomaster");
  }

  /** Nobody reaches the node, and it reaches nobody. */
  void cutFromAll(int node) {
    cutFromPeers(node);
    Ip.run("link", "set", Side.CLIENTS.link(node), "nomaster");
  }

  /** All reach it again. */
  void heal(int node) {
    for (Side side : Side.values()) {
      Ip.run("link", "set", side.link(node), "master", side.bridge());
    }
  }

  @Override
  public void close() {
    for (int node = 0; node < nodes; node++) {
      Ip.tryToRun("netns", "delete", namespace(node));
      for (Side side : Side.values()) {
        Ip.tryToRun("link", "delete", side.link(node));
      }
    }
    for (Side side : Side.values()) {
      Ip.tryToRun("link", "delete", side.bridge());
    }
  }
}
