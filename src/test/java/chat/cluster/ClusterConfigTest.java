package chat.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import chat.config.Settings;
import chat.config.Settings.Directory;
import chat.config.Settings.Discovery;
import chat.config.Settings.FoundNodes;
import chat.config.Settings.ListedNodes;
import chat.config.Settings.NodeTls;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterConfigTest {
  private static final String CONTACTS =
      "akka.management.cluster.bootstrap.contact-point-discovery.";

  private static Config of(Discovery discovery, Optional<NodeTls> tls) {
    return ClusterConfig.of(
        new Settings.Cluster("127.0.0.1", 25520, discovery, tls),
        "chat",
        ConfigFactory.defaultReference());
  }

  private static Config found(Directory directory, String service) {
    return of(new FoundNodes(directory, service, 8558, 3), Optional.empty());
  }

  @Test
  void aNodeThatIsLostIsGivenUpWhateverAkkaSays() {
    Config config = of(new ListedNodes(List.of("127.0.0.1:25520")), Optional.empty());

    assertThat(config.getString("akka.cluster.downing-provider-class"))
        .isEqualTo("akka.cluster.sbr.SplitBrainResolverProvider");
    assertThat(config.getString("akka.cluster.split-brain-resolver.stable-after")).isEqualTo("7s");
    assertThat(config.getString("akka.remote.artery.advanced.compression.actor-refs.max"))
        .isEqualTo("off");
    assertThat(config.getStringList("akka.cluster.seed-nodes"))
        .containsExactly("akka://chat@127.0.0.1:25520");
    assertThat(config.getString("akka.remote.artery.transport")).isEqualTo("tcp");
  }

  @Test
  void whatNodesSayIsEncryptedWithFilesForIt() {
    NodeTls files = new NodeTls(Path.of("c"), Path.of("k"), Path.of("ca"));
    Config config = of(new ListedNodes(List.of("127.0.0.1:25520")), Optional.of(files));

    assertThat(config.getString("akka.remote.artery.transport")).isEqualTo("tls-tcp");
  }

  @Test
  void nodesThatAreFoundAreNoSeeds() {
    Config config = found(Directory.DNS, "chat.example.org");

    assertThat(config.getStringList("akka.cluster.seed-nodes")).isEmpty();
    assertThat(config.getString("akka.discovery.method")).isEqualTo("akka-dns");
    assertThat(config.getString(CONTACTS + "effective-name")).isEqualTo("chat.example.org");
    assertThat(config.getString(CONTACTS + "port-name")).isEmpty();
    assertThat(config.getInt(CONTACTS + "required-contact-point-nr")).isEqualTo(3);
    assertThat(config.getString("akka.management.http.hostname")).isEqualTo("127.0.0.1");
    assertThat(config.getInt("akka.management.http.port")).isEqualTo(8558);
    assertThat(config.getString("akka.management.http.routes.health-checks")).isEmpty();
  }

  @Test
  void aNameOfServiceRecordsIsLookedUpAsSuch() {
    Config config = found(Directory.DNS, "_nodes._tcp.chat.example.org");

    assertThat(config.getString(CONTACTS + "port-name")).isEqualTo("nodes");
    assertThat(config.getString(CONTACTS + "protocol")).isEqualTo("tcp");
    assertThat(config.getString(CONTACTS + "effective-name")).isEqualTo("chat.example.org");
  }

  @Test
  void podsAreSelectedAsTheOperatorWrites() {
    Config config = found(Directory.KUBERNETES, "app=chat,tier=node");

    assertThat(config.getString("akka.discovery.method")).isEqualTo("kubernetes-api");
    assertThat(config.getString(CONTACTS + "effective-name")).isEqualTo("app=chat,tier=node");
    assertThat(config.getString(CONTACTS + "port-name")).isEqualTo("discovery");
    assertThat(config.getString("akka.discovery.kubernetes-api.pod-label-selector"))
        .isEqualTo("%s");
    assertThat(config.getBoolean("akka.discovery.kubernetes-api.use-raw-ip")).isTrue();
  }
}
