package chat.tools.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.tools.Waiting;
import com.google.common.net.HostAndPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Needs root and iproute2, and is left out without them; there is one such network at a time. */
@Execution(ExecutionMode.SAME_THREAD)
class NetworkTest {
  private static final int REACHES_MILLIS = 1000;

  @TempDir private Path home;

  @BeforeEach
  void mayMakeNamespaces() {
    assumeTrue("root".equals(System.getProperty("user.name")), "not root");
    assumeTrue(namespaces().isEmpty(), "another run has its network");
  }

  private static List<String> namespaces() {
    try {
      return Ip.run("netns", "list").stream()
          .filter(line -> line.startsWith("grpc-chat-"))
          .toList();
    } catch (LaunchFailure none) {
      return List.of("there is no ip");
    }
  }

  private static boolean reachesFromHere(HostAndPort address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), REACHES_MILLIS);
      return true;
    } catch (IOException away) {
      return false;
    }
  }

  /** From the namespace of another node, by the shell's own means. */
  private static boolean reachesFrom(Place other, HostAndPort address) {
    String connect = "exec 3<>/dev/tcp/%s/%d".formatted(address.getHost(), address.getPort());
    List<String> within = other.within().subList(1, other.within().size());
    String[] command = {"timeout", "1", "bash", "-c", connect};
    try {
      String[] all = new String[within.size() + command.length];
      within.toArray(all);
      System.arraycopy(command, 0, all, within.size(), command.length);
      Ip.run(all);
      return true;
    } catch (LaunchFailure away) {
      return false;
    }
  }

  @Test
  void aNodeIsCutOffFromTheOthersOrFromAllAndIsReachedAgain() {
    try (Network network = Network.create(2, Optional.empty())) {
      Place first = network.places().get(0);
      Place second = network.places().get(1);
      Launch launch = Launch.baseline(List.of("-Xmx64m")).behind(first.within());
      try (Node people = new Node(home, first.clients(), launch);
          Node peers = new Node(home, first.peers(), launch)) {
        people.start(Duration.ofSeconds(60), Duration.ofMillis(100));
        peers.begin();
        awaitReached(second, first.peers());

        network.cutFromPeers(0);
        assertThat(reachesFrom(second, first.peers())).isFalse();
        assertThat(reachesFromHere(first.clients())).isTrue();

        network.cutFromAll(0);
        assertThat(reachesFromHere(first.clients())).isFalse();

        network.heal(0);
        assertThat(reachesFromHere(first.clients())).isTrue();
        awaitReached(second, first.peers());
      } catch (IOException failure) {
        throw new AssertionError(failure);
      }
    }
    assertThat(namespaces()).isEmpty();
  }

  private static void awaitReached(Place from, HostAndPort address) {
    assertThat(Waiting.until(() -> reachesFrom(from, address), Duration.ofSeconds(30))).isTrue();
  }

  @Test
  void whatIpSaysIsToldAndNothingIsLeft() {
    assertThatThrownBy(() -> Network.create(2, Optional.of("delay nonsense")))
        .isInstanceOf(LaunchFailure.class)
        .hasMessageContaining("netem delay nonsense")
        .hasMessageContaining("iproute2");
    assertThat(namespaces()).isEmpty();
  }
}
