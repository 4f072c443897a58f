package chat.tools.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.tools.process.ServerKiller;
import chat.tools.reference.Flaws;
import chat.tools.reference.ReferenceServer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StormTest {
  private static final int CLIENTS = 12;

  private final ReferenceServer server = new ReferenceServer(new Flaws());

  @AfterEach
  void close() {
    server.close();
  }

  private Map<String, Object> run(int clients, Duration patience, ServerKiller killer) {
    StormOptions options =
        new StormOptions(
            server.address(), clients, 5, Duration.ofSeconds(30), patience, Optional.empty());
    try (Storm storm = new Storm(options, System.err::println)) {
      return storm.run(killer);
    }
  }

  private static long back(Map<String, Object> figures, String share) {
    return (long) ((Map<?, ?>) figures.get("back_ms")).get(share);
  }

  @Test
  void allComeBack() {
    Map<String, Object> figures =
        run(CLIENTS, Duration.ofSeconds(60), () -> CompletableFuture.runAsync(server::restart));

    assertThat(back(figures, "50%")).isPositive().isLessThanOrEqualTo(back(figures, "all"));
    assertThat((int) figures.get("attempts")).isGreaterThanOrEqualTo(CLIENTS);
    assertThat(((Map<?, ?>) figures.get("lost_by")).values().stream().mapToInt(n -> (int) n).sum())
        .isEqualTo(CLIENTS);
  }

  @Test
  void thoseWhoAreNeverBackAreToldWithTheReason() {
    Map<String, Object> figures =
        run(CLIENTS, Duration.ofSeconds(4), () -> CompletableFuture.runAsync(server::close));

    assertThat(back(figures, "all")).isNegative();
    assertThat(figures.get("failures").toString()).contains("status UNAVAILABLE");
  }

  @Test
  void moreThanTheRoomsHoldAreToldBeforehand() {
    assertThatThrownBy(
            () -> run(100, Duration.ofSeconds(4), () -> CompletableFuture.completedFuture(null)))
        .isInstanceOf(StormFailure.class)
        .hasMessageContaining("only 40 more people");
  }
}
