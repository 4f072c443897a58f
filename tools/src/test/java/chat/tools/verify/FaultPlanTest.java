package chat.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import chat.tools.judge.MessageKey;
import com.google.common.net.HostAndPort;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
  private final VerifyOptions options =
      Runs.options(HostAndPort.fromParts("nowhere", 1), "cut,resend", Duration.ofSeconds(1), 1);

  private List<Object> plan(int bot) {
    FaultPlan plan = new FaultPlan(options, bot);
    return Stream.generate(
            () -> List.of(plan.untilCut(), plan.cut(), plan.untilStall(), plan.stall()))
        .limit(20)
        .map(Object.class::cast)
        .toList();
  }

  @Test
  void followsFromTheSeed() {
    assertThat(plan(3)).isEqualTo(plan(3)).isNotEqualTo(plan(4));
  }

  @Test
  void resendsTheShareThatWasAskedFor() {
    FaultPlan plan = new FaultPlan(options, 0);

    long resent =
        IntStream.range(0, 10_000)
            .filter(i -> plan.resend(new MessageKey(0, i)) != FaultPlan.Resend.NOT)
            .count();

    assertThat(resent).isBetween(1_800L, 2_200L);
  }

  @Test
  void cutsAsOftenAsWasAskedFor() {
    FaultPlan plan = new FaultPlan(options, 0);

    double mean =
        IntStream.range(0, 10_000)
            .mapToLong(i -> plan.untilCut().toNanos())
            .average()
            .orElseThrow();

    assertThat(mean / options.cutInterval().toNanos()).isBetween(0.95, 1.05);
  }
}
