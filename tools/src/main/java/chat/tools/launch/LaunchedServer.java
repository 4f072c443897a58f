package chat.tools.launch;

import com.google.common.net.HostAndPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

/** A server's process that was started here, in a directory of its own that goes with it. */
public final class LaunchedServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Short beside what is measured, and long enough that the asking takes no processor away. */
  private static final Duration ASK_AGAIN = Duration.ofMillis(5);

  private final Home home;
  private final Node node;
  private final double firstCallMillis;

  private LaunchedServer(Home home, int port, Launch launch) {
    this.home = home;
    node = new Node(home.path(), HostAndPort.fromParts("127.0.0.1", port), launch);
    try {
      firstCallMillis = node.start(PATIENCE, ASK_AGAIN).toNanos() / 1e6;
    } catch (LaunchFailure failure) {
      home.close();
      throw failure;
    }
  }

  /**
   * Returns when it answers.
   *
   * @throws LaunchFailure if it does not
   */
  public static LaunchedServer start(Launch launch) {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = free.getLocalPort();
      free.close();
      return new LaunchedServer(Home.temporary(), port, launch);
    } catch (IOException failure) {
      throw new LaunchFailure("The server does not start: " + failure.getMessage());
    }
  }

  public HostAndPort address() {
    return node.address();
  }

  public long pid() {
    return node.pid();
  }

  /** From the start of the process until its first call was answered, to some 5 ms. */
  public double firstCallMillis() {
    return firstCallMillis;
  }

  @Override
  public void close() {
    node.close();
    home.close();
  }
}
