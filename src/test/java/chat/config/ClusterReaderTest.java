package chat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.config.Settings.Cluster;
import chat.config.Settings.Directory;
import chat.config.Settings.FoundNodes;
import chat.config.Settings.ListedNodes;
import chat.config.Settings.NodeTls;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterReaderTest {
  private static final String STORE = "grpc-chat.store.kind = postgresql\n";

  private static Cluster cluster(String keys) {
    return TestSettings.of(STORE + "grpc-chat.cluster { %s }".formatted(keys))
        .cluster()
        .orElseThrow();
  }

  private static List<String> problems(String keys) {
    String hocon = STORE + "grpc-chat.cluster { %s }".formatted(keys);
    return assertThrows(SettingsException.class, () -> TestSettings.load(hocon)).problems();
  }

  @Test
  void isOffByDefault() {
    assertThat(TestSettings.defaults().cluster()).isEmpty();
  }

  @Test
  void needsAStoreThatAllNodesReach() {
    var wrong =
        assertThrows(
            SettingsException.class,
            () -> TestSettings.load("grpc-chat.cluster.nodes = \"a:1,b:2\""));
    assertThat(wrong.problems())
        .singleElement()
        .asString()
        .startsWith("grpc-chat.store.kind (default)")
        .contains("allowed: postgresql, as grpc-chat.cluster is on");
  }

  @Nested
  class Discovery {
    @Test
    void ofNamedNodes() {
      assertThat(cluster("nodes = \"a:1, [::1]:2\"").discovery())
          .isEqualTo(new ListedNodes(List.of("a:1", "[::1]:2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a:0", "a:1,,b:2", "http://a:1", "a:1/x", ":1"})
    void ofNodesThatAreNone(String nodes) {
      assertThat(problems("nodes = \"%s\"".formatted(nodes)))
          .singleElement()
          .asString()
          .contains("allowed: off, or HOST:PORT of each node, separated by commas");
    }

    @Test
    void byDns() {
      assertThat(cluster("discovery = dns, service = chat.example.org").discovery())
          .isEqualTo(new FoundNodes(Directory.DNS, "chat.example.org", 8558, 3));
    }

    @Test
    void byKubernetes() {
      String keys =
          "discovery = kubernetes, service = \"app=chat\", discovery-port = 1, nodes-to-begin = 5";
      assertThat(cluster(keys).discovery())
          .isEqualTo(new FoundNodes(Directory.KUBERNETES, "app=chat", 1, 5));
    }

    @ParameterizedTest
    @CsvSource({"dns, the DNS name of all nodes", "kubernetes, a selector of the nodes' labels"})
    void needsAService(String way, String wanted) {
      assertThat(problems("discovery = " + way))
          .singleElement()
          .asString()
          .startsWith("grpc-chat.cluster.service (default)")
          .contains(wanted, "as grpc-chat.cluster.discovery is " + way);
    }

    @Test
    void hasOneWay() {
      assertThat(problems("discovery = dns, service = chat, nodes = \"a:1\""))
          .singleElement()
          .asString()
          .startsWith("grpc-chat.cluster.nodes")
          .contains("allowed: off, as grpc-chat.cluster.discovery is dns");
      assertThat(problems("service = chat, nodes = \"a:1\""))
          .singleElement()
          .asString()
          .startsWith("grpc-chat.cluster.service")
          .contains("allowed: off, as grpc-chat.cluster.discovery is list");
    }
  }

  @Nested
  class Tls {
    @Test
    void isOffByDefault() {
      assertThat(cluster("nodes = \"a:1\"").tls()).isEmpty();
    }

    @Test
    void isOnWithThreeFiles() {
      assertThat(cluster("nodes = \"a:1\", tls { certificate = c, key = k, ca = /ca }").tls())
          .contains(new NodeTls(Path.of("c"), Path.of("k"), Path.of("/ca")));
    }

    @ParameterizedTest
    @CsvSource({
      "certificate, key, ca",
      "key, ca, certificate",
      "certificate, ca, key",
    })
    void isRefusedWithoutOne(String one, String other, String missing) {
      assertThat(problems("nodes = \"a:1\", tls { %s = x, %s = y }".formatted(one, other)))
          .singleElement()
          .asString()
          .startsWith("grpc-chat.cluster.tls.%s (default)".formatted(missing))
          .contains("the path of a file, as another of grpc-chat.cluster.tls is set");
    }
  }
}
