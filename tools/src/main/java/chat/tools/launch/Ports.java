package chat.tools.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that stay free while a server is down: below those that the system gives to connections.
 */
final class Ports {
  private static final int FIRST = 20_000;
  private static final int BEYOND = 32_000;
  private static final int MOST_TRIES = 10_000;

  private Ports() {}

  /** So many of them, all different. */
  static List<Integer> free(int count) {
    Set<Integer> found = new LinkedHashSet<>();
    for (int tries = 0; found.size() < count && tries < MOST_TRIES; tries++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
      if (isFree(port)) {
        found.add(port);
      }
    }
    if (found.size() < count) {
      throw new LaunchFailure("There are no free ports for %d servers.".formatted(count));
    }
    return List.copyOf(found);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
