package chat.tools.launch;

import com.google.common.net.HostAndPort;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where a node of a cluster is.
 *
 * @param clients where it listens for people
 * @param peers where it listens for the other nodes
 * @param operator where it listens for the operator
 * @param within the program that starts it there, with its arguments; empty if there is none
 * @param settings what the server is to know of it, as variables of the environment
 */
record Place(
    HostAndPort clients,
    HostAndPort peers,
    HostAndPort operator,
    List<String> within,
    Map<String, String> settings) {
  /** So many on 127.0.0.1. */
  static List<Place> onLoopback(int count) {
    List<Integer> ports = Ports.free(3 * count);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Place(
                    loopback(ports.get(i)),
                    loopback(ports.get(count + i)),
                    loopback(ports.get(2 * count + i)),
                    List.of(),
                    Map.of()))
        .toList();
  }

  private static HostAndPort loopback(int port) {
    return HostAndPort.fromParts("127.0.0.1", port);
  }
}
