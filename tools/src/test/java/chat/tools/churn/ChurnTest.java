package chat.tools.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.proto.RoomMessage;
import chat.tools.crowd.CrowdFailure;
import chat.tools.reference.Flaws;
import chat.tools.reference.ReferenceServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Judges a server within the process of the tests; what that takes depends on the other tests, and
 * is not asserted.
 */
class ChurnTest {
  private static Map<String, Object> run(Flaws flaws, double turnover) {
    try (ReferenceServer server = new ReferenceServer(flaws)) {
      ChurnOptions options =
          new ChurnOptions(
              server.address(),
              ProcessHandle.current().pid(),
              8,
              2,
              turnover,
              40,
              Duration.ofMillis(300),
              Duration.ofMillis(1500),
              Duration.ofSeconds(1),
              Duration.ofSeconds(1));
      return new Churn(options, System.err::println).run().figures();
    }
  }

  @Test
  void thoseWhoStayMissNothing() {
    Map<String, Object> figures = run(new Flaws(), 10);

    assertThat((long) figures.get("sent")).isPositive();
    assertThat((long) figures.get("came")).isGreaterThan(8);
    assertThat((long) figures.get("cut")).isPositive();
    assertThat(figures)
        .containsEntry("lost", 0L)
        .containsEntry("surplus", 0L)
        .containsEntry("duplicated", 0L)
        .containsEntry("reordered", 0L)
        .containsEntry("failed_bots", 0);
    assertThat((List<?>) figures.get("samples")).isNotEmpty();
    assertThat(figures).containsKeys("before", "after", "returned");
  }

  @Test
  void whatIsNotShownIsFoundWhoeverSaidIt() {
    Flaws lossy =
        new Flaws() {
          @Override
          protected List<RoomMessage> shows(String member, RoomMessage message) {
            boolean passing = message.getSenderName().startsWith("churn");
            return passing && message.getSeq() % 2 == 0 ? List.of() : List.of(message);
          }
        };

    assertThat((long) run(lossy, 10).get("lost")).isPositive();
  }

  @Test
  void roomsThatAreTooSmallAreToldBeforehand() {
    assertThatThrownBy(() -> run(new Flaws(), 200))
        .isInstanceOf(CrowdFailure.class)
        .hasMessageContaining("general holds only 20 more people, but 58 are needed");
  }
}
