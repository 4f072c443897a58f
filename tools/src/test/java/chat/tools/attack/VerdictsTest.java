package chat.tools.attack;

import static org.assertj.core.api.Assertions.assertThat;

import chat.tools.attack.Readings.After;
import chat.tools.attack.Readings.Before;
import chat.tools.attack.Readings.During;
import chat.tools.crowd.Measure;
import chat.tools.process.Memory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each of these servers is hurt in one way, and the check for it says so. */
class VerdictsTest {
  private static final int MIB = 1 << 20;
  private static final AttackOptions OPTIONS =
      new AttackOptions(
          null,
          null,
          1,
          Optional.empty(),
          null,
          null,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          1000,
          Duration.ZERO,
          Duration.ZERO);

  private static final Attack HARMLESS =
      new Attack() {
        @Override
        public String name() {
          return "harmless";
        }

        @Override
        public void run(Attacker attacker) {}

        @Override
        public List<Check> judge(Tally tally) {
          return List.of();
        }
      };

  private final Memory usual = new Memory(50L * MIB, 100L * MIB);
  private Memory held = usual;
  private Memory after = usual;
  private Optional<String> failure = Optional.empty();
  private boolean alive = true;
  private double coresAfter = 0.3;
  private long filesAfter = 20;
  private long missing;
  private List<String> failures = List.of();

  private List<String> broken() {
    Measure measure = new Measure();
    Before before =
        new Before(Optional.of(usual), 20, 200L * MIB, 0.3, measure.open(), Map.of("c", 1.0));
    During during = new During(3, 1, measure.open(), 210L * MIB, Optional.of(held), failure);
    Readings readings =
        new Readings(
            before,
            during,
            new After(
                alive,
                0.7,
                coresAfter,
                Optional.of(after),
                filesAfter,
                205L * MIB,
                missing,
                failures,
                Map.of("c", 4.0)));
    Verdict verdict = Verdicts.of(OPTIONS, HARMLESS, new Tally(), readings);
    assertThat(verdict.asMap()).containsEntry("counters", Map.of("c", 3.0));
    List<String> broken =
        verdict.checks().stream().filter(check -> !check.holds()).map(Check::what).toList();
    assertThat(verdict.holds()).isEqualTo(broken.isEmpty());
    return broken;
  }

  @Test
  void nothingIsHurt() {
    assertThat(broken()).isEmpty();
  }

  @Test
  void memoryThatIsHeldMeanwhile() {
    held = new Memory(56L * MIB, 105L * MIB);

    assertThat(broken()).containsExactly("memory growth");
  }

  @Test
  void memoryThatIsNotGivenBack() {
    after = new Memory(50L * MIB, 111L * MIB);

    assertThat(broken()).containsExactly("memory growth");
  }

  @Test
  void processorsThatStayBusy() {
    coresAfter = 1.2;

    assertThat(broken()).containsExactly("processors two seconds after the end");
  }

  @Test
  void filesThatStayOpen() {
    filesAfter = 100;

    assertThat(broken()).containsExactly("open files after the end");
  }

  @Test
  void aServerThatIsGone() {
    alive = false;

    assertThat(broken()).containsExactly("the server lives");
  }

  @Test
  void aCrowdThatMissesSomething() {
    missing = 1;

    assertThat(broken()).containsExactly("lost by the crowd");
  }

  @Test
  void aCrowdThatIsShownSomethingTwice() {
    missing = -1;

    assertThat(broken()).containsExactly("shown twice to the crowd");
  }

  @Test
  void aCrowdOfWhichOneIsPutOff() {
    failures = List.of("bench1: TOO_SLOW");

    assertThat(broken()).containsExactly("people of the crowd put off");
  }

  @Test
  void anAttackThatCouldNotBeMade() {
    failure = Optional.of("a bug");

    assertThat(broken()).containsExactly("the attack could be made");
  }
}
