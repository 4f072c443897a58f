package chat.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import chat.config.Settings;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BeginningTest {
  private static final String FIRST = "127.0.0.1:25521";
  private static final String SECOND = "127.0.0.1:25522";

  private static Config node(int port, String... nodes) {
    return ClusterConfig.of(
        new Settings.Cluster(
            "127.0.0.1", port, new Settings.ListedNodes(List.of(nodes)), Optional.empty()),
        "chat",
        ConfigFactory.defaultReference());
  }

  @Test
  void isUpToTheFirst() {
    assertThat(Beginning.isUpTo(node(25521, FIRST, SECOND))).isTrue();
    assertThat(Beginning.isUpTo(node(25522, FIRST, SECOND))).isFalse();
  }

  @Test
  void canBeLeftToOthers() {
    Config joining = Beginning.leftToOthers(node(25521, FIRST, SECOND));

    assertThat(Beginning.isUpTo(joining)).isFalse();
    assertThat(joining.getStringList("akka.cluster.seed-nodes"))
        .containsExactly("akka://chat@" + SECOND);
  }

  @Test
  void isLeftToOthersAlsoIfTheListNamesNone() {
    assertThat(Beginning.isUpTo(Beginning.leftToOthers(node(25521, FIRST)))).isFalse();
  }
}
