package chat.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.HistoryPage;
import chat.tools.reference.Flaws;
import chat.tools.reference.ReferenceServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two servers that are one chat. */
class SeveralServersTest {
  private final ReferenceServer first = new ReferenceServer(new Flaws());
  private final Flaws ofSecond =
      new Flaws() {
        @Override
        protected HistoryPage pages(HistoryPage page, boolean forwards) {
          return hidesHistory ? HistoryPage.getDefaultInstance() : page;
        }
      };
  private final ReferenceServer second = first.beside(ofSecond);
  private boolean hidesHistory;

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  private Report run(String faults, Optional<Outages> outages) {
    return Verification.run(
        Runs.options(
            List.of(first.address(), second.address()),
            faults,
            Duration.ofSeconds(3),
            Runs.SETTLE_SECONDS),
        outages,
        System.err::println);
  }

  private static double most(Report report, String figure) {
    return ((Number) ((Map<?, ?>) report.figures().get(figure)).get("max")).doubleValue();
  }

  /** One of the two, in turn. */
  private Optional<Outages> restarts() {
    AtomicInteger turn = new AtomicInteger();
    return Optional.of(
        Outages.kills(
            () ->
                CompletableFuture.runAsync(
                    (turn.getAndIncrement() % 2 == 0 ? first : second)::restartAlone)));
  }

  @Test
  void thatKeepTheirWordPassWithAllFaults() {
    Report report = run("cut,stall,resend,kill=in-process", restarts());

    assertThat(report.clean()).as(report.json()).isTrue();
    assertThat(report.figure("sent")).isPositive().isEqualTo(report.figure("acknowledged"));
    assertThat(report.figure("targets_read")).isEqualTo(2);
    assertThat(report.figure("displaced")).isPositive();
  }

  @Test
  void takeOverOneAnothersPeopleWhenTheyRestart() {
    Report report = run("kill=in-process", restarts());

    assertThat(report.clean()).as(report.json()).isTrue();
    assertThat(most(report, "disconnections"))
        .as(report.json())
        .isBetween(1.0, (double) report.figure("kills"));
    assertThat(most(report, "longest_pause_ms")).isPositive();
  }

  @Test
  void keepEverybodyWithoutFaults() {
    Report report = run("none", Optional.empty());

    assertThat(report.clean()).as(report.json()).isTrue();
    assertThat(report.figure("streams")).isEqualTo(6);
    assertThat(report.figure("resumed")).isZero();
    assertThat(report.figures().get("disconnections"))
        .isEqualTo(Map.of("median", 0.0, "min", 0.0, "max", 0.0));
  }

  @Test
  void whoseHistoriesDifferAreCaught() {
    hidesHistory = true;

    Report report = run("none", Optional.empty());

    assertThat(report.clean()).isFalse();
    assertThat(report.figure("histories_differ")).isPositive();
    assertThat(report.figure("lost")).isZero();
  }

  @Test
  void ofWhichOneIsNotThereAreJudgedByTheOther() {
    first.close();

    Report report = run("cut", Optional.empty());

    assertThat(report.clean()).as(report.json()).isTrue();
    assertThat(report.figure("targets_read")).isEqualTo(1);
  }
}
