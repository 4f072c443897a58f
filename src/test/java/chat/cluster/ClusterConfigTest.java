package chat.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import chat.config.Settings;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterConfigTest {
  @Test
  void aNodeThatIsLostIsGivenUpWhateverAkkaSays() {
    Settings.Cluster cluster = new Settings.Cluster("127.0.0.1", 25520, List.of("127.0.0.1:25520"));
    Config config = ClusterConfig.of(cluster, "chat", ConfigFactory.defaultReference());

    assertThat(config.getString("akka.cluster.downing-provider-class"))
        .isEqualTo("akka.cluster.sbr.SplitBrainResolverProvider");
    assertThat(config.getString("akka.cluster.split-brain-resolver.stable-after")).isEqualTo("7s");
    assertThat(config.getString("akka.remote.artery.advanced.compression.actor-refs.max"))
        .isEqualTo("off");
    assertThat(config.getStringList("akka.cluster.seed-nodes"))
        .containsExactly("akka://chat@127.0.0.1:25520");
  }
}
