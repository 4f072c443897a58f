package chat.tools.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.tools.Waiting;
import chat.tools.crowd.RoomList;
import com.google.common.net.HostAndPort;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodesTest {
  private static final Launch BASELINE = Launch.baseline(List.of("-Xmx64m"));

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<String> progress = Collections.synchronizedList(new ArrayList<>());
  @TempDir private Path home;

  private static boolean listens(HostAndPort address) {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  @Test
  void eachComesBackAtItsAddressHoweverItEnded() {
    try (Nodes nodes = Nodes.start(List.of(BASELINE, BASELINE), Optional.of(home), progress::add)) {
      assertThat(nodes.addresses()).doesNotHaveDuplicates().hasSize(2);

      nodes.kill(0);
      assertThat(listens(nodes.addresses().get(0))).isFalse();
      nodes.start(0);
      nodes.end(1);
      nodes.start(1);

      nodes.addresses().forEach(address -> assertThat(RoomList.of(address)).hasSize(4));
    }
    assertThat(progress)
        .anyMatch(line -> line.startsWith("node 1 at") && line.endsWith("is killed"))
        .anyMatch(line -> line.startsWith("node 2 at") && line.contains("ended"));
    assertThat(home.resolve("node1/server.out")).exists();
  }

  @Test
  void oneThatEndsByItselfIsStartedAgain() {
    try (Nodes nodes = Nodes.start(List.of(BASELINE), Optional.of(home), progress::add)) {
      ProcessHandle.of(nodes.pids().get(0)).orElseThrow().destroyForcibly();

      assertThat(Waiting.until(() -> nodes.endedByThemselves() == 1, PATIENCE)).isTrue();
      assertThat(Waiting.until(() -> listens(nodes.addresses().get(0)), PATIENCE)).isTrue();

      nodes.kill(0);
      assertThat(listens(nodes.addresses().get(0))).isFalse();
      assertThat(nodes.endedByItself(0)).isEqualTo(1);
    }
    assertThat(progress).anyMatch(line -> line.endsWith("ended by itself, and is started again"));
  }

  @Test
  void oneThatDoesNotStartEndsTheOthers() {
    Launch broken = Launch.jar(Path.of("nowhere.jar"), List.of(), Map.of());

    assertThatThrownBy(
            () -> Nodes.start(List.of(BASELINE, broken), Optional.of(home), progress::add))
        .isInstanceOf(LaunchFailure.class)
        .hasMessageContaining("nowhere.jar");
    assertThat(progress).hasSize(1);
    HostAndPort first = HostAndPort.fromString(progress.get(0).split(" ")[3]);
    assertThat(listens(first)).isFalse();
  }

  @Test
  void ofAClusterKnowOneAnother() {
    List<Place> places = Place.onLoopback(3);

    List<Launch> launches =
        places.stream()
            .map(place -> Launch.node(Path.of("server.jar"), List.of(), place, places))
            .toList();

    assertThat(launches)
        .extracting(launch -> launch.environment().get("GRPC_CHAT_CLUSTER_NODES"))
        .hasSize(3)
        .containsOnly(
            String.join(
                ",",
                launches.stream()
                    .map(Launch::environment)
                    .map(
                        own ->
                            own.get("GRPC_CHAT_CLUSTER_HOST")
                                + ":"
                                + own.get("GRPC_CHAT_CLUSTER_PORT"))
                    .toList()));
    assertThat(launches)
        .allSatisfy(
            launch ->
                assertThat(launch.environment())
                    .containsEntry("GRPC_CHAT_STORE_KIND", "postgresql"));
  }
}
