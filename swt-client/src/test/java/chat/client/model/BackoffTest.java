package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void spreadsThePausesByAFifthToBothSides() {
    assertThat(new Backoff(() -> 0).next()).isEqualTo(Duration.ofMillis(800));
    assertThat(new Backoff(() -> 1).next()).isEqualTo(Duration.ofMillis(1200));
  }
}
