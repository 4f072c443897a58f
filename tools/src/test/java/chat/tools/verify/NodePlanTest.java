package chat.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.HostAndPort;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NodePlanTest {
  private static final Duration LONGEST_DOWN = Duration.ofSeconds(2);

  private static List<NodePlan.Step> plan(String faults) {
    HostAndPort nowhere = HostAndPort.fromParts("nowhere", 1);
    VerifyOptions options = Runs.options(nowhere, faults, Duration.ofSeconds(1), 1);
    NodePlan plan = new NodePlan(options, 3, LONGEST_DOWN);
    return Stream.generate(plan::next).limit(60).toList();
  }

  @Test
  void killsFollowFromTheSeedAndMeetEveryNode() {
    List<NodePlan.Step> kills = plan("kill");

    assertThat(kills).isEqualTo(plan("kill")).allMatch(step -> step.fault() == Fault.KILL);
    assertThat(kills).extracting(NodePlan.Step::node).contains(0, 1, 2);
    assertThat(kills)
        .allSatisfy(kill -> assertThat(kill.down()).isBetween(Duration.ZERO, LONGEST_DOWN));
  }

  @Test
  void allThatIsAskedForTakesTurns() {
    assertThat(plan("cut,partition,rolling,kill").stream().limit(4))
        .extracting(NodePlan.Step::fault)
        .containsExactly(Fault.KILL, Fault.ROLLING, Fault.PARTITION, Fault.KILL);
  }
}
