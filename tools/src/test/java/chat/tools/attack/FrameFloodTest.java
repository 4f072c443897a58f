package chat.tools.attack;

import static org.assertj.core.api.Assertions.assertThat;

import chat.tools.raw.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is said of a server by what it did. */
class FrameFloodTest {
  private final Tally tally = new Tally();

  private List<String> broken(FrameFlood flood) {
    return flood.judge(tally).stream().filter(c -> !c.holds()).map(Check::what).toList();
  }

  @Nested
  class Counted {
    private final FrameFlood flood =
        FrameFlood.counted("flood", () -> null, ErrorCode.ENHANCE_YOUR_CALM);

    @Test
    void endedAtOnceIsHeld() {
      tally.closed(new Closing("GOAWAY ENHANCE_YOUR_CALM", 4, 300, 10));

      assertThat(broken(flood)).isEmpty();
    }

    @Test
    void manyFramesOfFewBytesAreHeld() {
      tally.closed(new Closing("GOAWAY ENHANCE_YOUR_CALM", 1000, 9000, 10));

      assertThat(broken(flood)).isEmpty();
    }

    @Test
    void tooManyOfBothAreNot() {
      tally.closed(new Closing("GOAWAY ENHANCE_YOUR_CALM", 129, 128 * 1024 + 1, 10));

      assertThat(broken(flood)).containsExactly("ended soon");
    }

    @Test
    void anotherCodeIsNot() {
      tally.closed(new Closing("GOAWAY INTERNAL_ERROR", 4, 300, 10));

      assertThat(broken(flood)).containsExactly("the right code");
    }

    @Test
    void oneThatStaysOpenIsNot() {
      tally.closed(new Closing("GOAWAY ENHANCE_YOUR_CALM", 4, 300, 10));
      tally.stayedOpen();

      assertThat(broken(flood)).containsExactly("every connection is ended");
    }

    @Test
    void noneThatIsEndedIsNot() {
      assertThat(broken(flood)).containsExactly("every connection is ended");
    }
  }

  @Nested
  class Timed {
    private final FrameFlood flood =
        FrameFlood.timed("flood", () -> null, ErrorCode.ENHANCE_YOUR_CALM);

    @Test
    void theSlowestCounts() {
      tally.closed(new Closing("GOAWAY ENHANCE_YOUR_CALM", 900, 9_000_000, 10));
      tally.closed(new Closing("GOAWAY ENHANCE_YOUR_CALM", 900, 9_000_000, 1001));

      assertThat(broken(flood)).containsExactly("slowest end");
    }

    @Test
    void whoReadsNothingNeedNotHearTheCode() {
      tally.closed(new Closing("TCP RESET", 900, 9_000_000, 10));

      assertThat(broken(flood)).containsExactly("the right code");
      assertThat(broken(flood.notReading())).isEmpty();
    }
  }
}
