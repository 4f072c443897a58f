package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private final Timeline timeline = new Timeline();

  private void add(int count) {
    for (int i = 0; i < count; i++) {
      timeline.add(
          new Entry(
              Entry.Kind.SAID_BY_OTHER, Instant.EPOCH, "Bob", String.valueOf(timeline.end())));
    }
  }

  @Test
  void keepsTheLastFiveThousandUnderTheirNumbers() {
    add(Timeline.LONGEST + 3);
    assertThat(timeline.first()).isEqualTo(3);
    assertThat(timeline.since(0)).hasSize(Timeline.LONGEST);
    assertThat(timeline.since(0).get(0).text()).isEqualTo("3");
    assertThat(timeline.since(timeline.end() - 1)).extracting(Entry::text).containsExactly("5002");
  }

  @Test
  void goesOnCountingAfterClear() {
    add(2);
    timeline.clear();
    add(1);
    assertThat(timeline.first()).isEqualTo(2);
    assertThat(timeline.since(0)).extracting(Entry::text).containsExactly("2");
  }
}
