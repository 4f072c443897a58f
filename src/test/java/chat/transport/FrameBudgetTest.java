package chat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http2.Http2FrameTypes;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a peer may send over time, and in proportion to what we answer. */
class FrameBudgetTest {
  private static final int LIMIT = TransportSettings.DEFAULT.maxControlFramesPerWindow();
  private static final int RESETS = TransportSettings.DEFAULT.maxResetsPerWindow();

  private long now;
  private final FrameBudget budget = new FrameBudget(TransportSettings.DEFAULT, () -> now);

  private void receive(byte type, int times) throws FrameBudget.Exceeded {
    for (int i = 0; i < times; i++) {
      budget.received(type, (short) 0, 8);
    }
  }

  private void assertOneMoreIs(TransportEvent event, byte type) {
    assertThatThrownBy(() -> receive(type, 1))
        .isInstanceOfSatisfying(
            FrameBudget.Exceeded.class, breach -> assertThat(breach.event()).isEqualTo(event));
    assertThat(budget.isExceeded()).isTrue();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void eachKindHasALimitOfItsOwn() throws Exception {
    receive(Http2FrameTypes.PING, LIMIT);
    receive(Http2FrameTypes.SETTINGS, LIMIT);
    receive(Http2FrameTypes.PRIORITY, LIMIT);
    receive(Http2FrameTypes.RST_STREAM, RESETS);

    assertOneMoreIs(TransportEvent.REFUSED_SETTINGS_FLOOD, Http2FrameTypes.SETTINGS);
  }

  @Test
  void aNewWindowIsANewBudget() throws Exception {
    receive(Http2FrameTypes.PING, LIMIT);
    pass(TransportSettings.FLOOD_WINDOW);
    receive(Http2FrameTypes.PING, LIMIT);
    pass(TransportSettings.FLOOD_WINDOW.minusNanos(1));

    assertOneMoreIs(TransportEvent.REFUSED_PING_FLOOD, Http2FrameTypes.PING);
  }

  @Test
  void eachAnswerEarnsOnePingAndTwoWindowUpdates() throws Exception {
    budget.answered(1_000);
    receive(Http2FrameTypes.PING, 1_000 + LIMIT);
    receive(Http2FrameTypes.WINDOW_UPDATE, 2_000 + LIMIT);

    assertOneMoreIs(TransportEvent.REFUSED_WINDOW_UPDATE_FLOOD, Http2FrameTypes.WINDOW_UPDATE);
  }

  @Test
  void whatWasEarnedLastsBeyondTheWindow() throws Exception {
    budget.answered(1_000);
    pass(TransportSettings.FLOOD_WINDOW);
    receive(Http2FrameTypes.PING, 1_000 + LIMIT);

    assertOneMoreIs(TransportEvent.REFUSED_PING_FLOOD, Http2FrameTypes.PING);
  }

  @Test
  void answersEarnNoResets() throws Exception {
    budget.answered(1_000);
    receive(Http2FrameTypes.RST_STREAM, RESETS);

    assertOneMoreIs(TransportEvent.REFUSED_RESET_FLOOD, Http2FrameTypes.RST_STREAM);
  }

  @Test
  void whatWeEndedFirstMayBeReset() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      budget.endedFirst();
      receive(Http2FrameTypes.RST_STREAM, 1);
    }
    receive(Http2FrameTypes.RST_STREAM, RESETS);

    assertOneMoreIs(TransportEvent.REFUSED_RESET_FLOOD, Http2FrameTypes.RST_STREAM);
  }

  @Test
  void dataOfAMessageIsNotLimited() throws Exception {
    receive(Http2FrameTypes.DATA, 1_000_000);

    assertThat(budget.isExceeded()).isFalse();
  }

  @Test
  void afterABreachNothingCounts() throws Exception {
    receive(Http2FrameTypes.PING, LIMIT);
    assertOneMoreIs(TransportEvent.REFUSED_PING_FLOOD, Http2FrameTypes.PING);

    receive(Http2FrameTypes.PING, LIMIT);
    receive(Http2FrameTypes.SETTINGS, LIMIT + 1);
  }
}
