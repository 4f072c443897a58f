package chat.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.HostAndPort;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NodePlanTest {
  private static final Duration LONGEST_DOWN = Duration.ofSeconds(2);

  private static List<Optional<NodePlan.Kill>> plan(String faults) {
    HostAndPort nowhere = HostAndPort.fromParts("nowhere", 1);
    VerifyOptions options = Runs.options(nowhere, faults, Duration.ofSeconds(1), 1);
    NodePlan plan = new NodePlan(options, 3, LONGEST_DOWN);
    return Stream.generate(plan::next).limit(60).toList();
  }

  @Test
  void killsFollowFromTheSeedAndMeetEveryNode() {
    List<Optional<NodePlan.Kill>> kills = plan("kill");

    assertThat(kills).isEqualTo(plan("kill")).allMatch(Optional::isPresent);
    assertThat(kills.stream().map(kill -> kill.orElseThrow().node())).contains(0, 1, 2);
    assertThat(kills)
        .allSatisfy(
            kill -> assertThat(kill.orElseThrow().down()).isBetween(Duration.ZERO, LONGEST_DOWN));
  }

  @Test
  void rollingKillsNobody() {
    assertThat(plan("rolling")).allMatch(Optional::isEmpty);
  }

  @Test
  void bothTakeTurns() {
    assertThat(plan("kill,rolling").stream().limit(4).map(Optional::isPresent))
        .containsExactly(true, false, true, false);
  }
}
