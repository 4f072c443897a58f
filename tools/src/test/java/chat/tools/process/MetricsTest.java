package chat.tools.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {
  @Test
  void onlyCountersOfTheChatAreRead() {
    Map<String, Double> counters =
        Metrics.parse(
            """
            # TYPE grpc_chat_refusals_total counter
            grpc_chat_refusals_total{code="name_taken"} 3.0
            grpc_chat_slow_downs_total 1.2E3
            grpc_chat_people 17.0
            jvm_gc_total 4.0
            """);

    assertThat(counters)
        .containsOnly(
            Map.entry("grpc_chat_refusals_total{code=\"name_taken\"}", 3.0),
            Map.entry("grpc_chat_slow_downs_total", 1200.0));
  }

  @Test
  void onlyWhatMovedIsTold() {
    Map<String, Double> moved =
        Metrics.moved(Map.of("a", 1.0, "b", 2.0), Map.of("a", 1.0, "b", 5.0, "c", 1.0));

    assertThat(moved).containsOnly(Map.entry("b", 3.0), Map.entry("c", 1.0));
  }
}
