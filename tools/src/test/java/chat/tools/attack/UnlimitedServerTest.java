package chat.tools.attack;

import static org.assertj.core.api.Assertions.assertThat;

import chat.tools.Loopback;
import chat.tools.Waiting;
import chat.tools.crowd.CrowdOptions;
import chat.tools.reference.Flaws;
import chat.tools.reference.ReferenceServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The reference server has no limits of its own: what it lets happen has to be told. Attacks take
 * all processors there are.
 */
@Isolated
@Execution(ExecutionMode.SAME_THREAD)
class UnlimitedServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ReferenceServer server = new ReferenceServer(new Flaws());
  private Tally tally;

  @AfterEach
  void close() {
    server.close();
  }

  private AttackOptions options() {
    CrowdOptions crowd = CrowdOptions.atRate(server.address(), 4, 2, 10, 100);
    return new AttackOptions(
        Loopback.server(server.address()),
        crowd,
        ProcessHandle.current().pid(),
        Optional.empty(),
        Loopback.source("127.0.0.2"),
        Loopback.source("127.0.0.3"),
        Duration.ZERO,
        Duration.ZERO,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        1000,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1));
  }

  /** What does not hold, when enough has happened. */
  private List<String> broken(String name, Predicate<Tally> enough) {
    Attack attack = AttackList.named(name, options());
    Attacker attacker = new Attacker(options(), List.of("general"), "nobody");
    tally = attacker.tally();
    CompletableFuture<Void> attacking = CompletableFuture.runAsync(() -> attack.run(attacker));
    Waiting.until(() -> attacking.isDone() || enough.test(tally), PATIENCE);
    attacker.stop();
    attacking.join();
    return attack.judge(tally).stream().filter(check -> !check.holds()).map(Check::what).toList();
  }

  /** When this time has passed. */
  private static Predicate<Tally> after(Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    return tally -> System.nanoTime() - deadline > 0;
  }

  @Test
  void aFloodThatGoesOnIsTold() {
    List<String> broken = broken("window-update-flood", after(Duration.ofSeconds(2)));

    assertThat(broken).contains("every connection is ended");
    assertThat(tally.neverClosed()).isPositive();
  }

  @Test
  void aFloodThatIsEndedIsHeld() {
    List<String> broken = broken("continuation-full", t -> t.first().isPresent());

    assertThat(broken)
        .as("%s %s", tally.got(), tally.first())
        .doesNotContain("every connection is ended");
    assertThat(tally.first()).isPresent();
  }

  @Test
  void aStatusThatIsNotTheRightOneIsTold() {
    List<String> broken = broken("message-too-large", t -> t.got().size() > 11);

    assertThat(broken).contains("the right status");
    assertThat(tally.got().keySet())
        .as("it takes what is over our limit")
        .anyMatch(what -> what.startsWith("64 KiB + 1 to ListRooms: grpc-status 0"));
  }

  @Test
  void aFlooderWhoIsNotSlowedDownIsTold() {
    List<String> broken = broken("flooder", t -> t.count("MESSAGE_STORED") > 100);

    assertThat(broken).containsExactly("told to slow down, and how long to wait");
    assertThat((long) tally.notes().get("stored")).isGreaterThan(100);
  }

  @Test
  void silentStreamsThatStayAreTold() {
    List<String> broken = broken("silent-streams", after(Duration.ofSeconds(2)));

    assertThat(broken)
        .containsExactly(
            "those over the budget are refused", "the rest is ended by the join deadline");
    assertThat(tally.neverClosed()).isEqualTo(200);
  }

  @Test
  void loginsWithANameThatIsFreeAreTold() {
    List<String> broken = broken("wrong-logins", t -> t.count("WELCOME") > 0);

    assertThat(broken).containsExactly("refused with the right code");
    assertThat(tally.count("WELCOME")).isPositive();
  }

  @Test
  void slowHeadersThatGoOnAreTold() {
    List<String> broken = broken("slow-headers", after(Duration.ofSeconds(4)));

    assertThat(broken).contains("every connection is ended");
  }

  @Test
  void somebodyElsesLoginIsTimed() {
    List<String> broken = broken("bare-connections", t -> t.notes().containsKey("open_at_once"));

    assertThat(tally.notes()).containsKeys("open_at_once", "slowest_welcome_ms");
    assertThat((double) tally.notes().get("slowest_welcome_ms")).isPositive();
    assertThat(broken).hasSizeLessThanOrEqualTo(1);
  }
}
