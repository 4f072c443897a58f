package chat.cluster;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MajorityWatchTest {
  private static ActorTestKit testKit;

  private final TestProbe<Boolean> cutOff = testKit.createTestProbe();

  /** Told each time that the watch looks. */
  private final TestProbe<String> looks = testKit.createTestProbe();

  private final ManualTime timers = ManualTime.get(testKit.system());
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private volatile boolean majority = true;
  private ActorRef<MajorityWatch.Command> watch;

  @BeforeAll
  static void startKit() {
    testKit = ActorTestKit.create(ManualTime.config());
  }

  @AfterAll
  static void stopKit() {
    testKit.shutdownTestKit();
  }

  @BeforeEach
  void startWatch() {
    watch =
        testKit.spawn(MajorityWatch.create(this::look, nanos::get, now -> cutOff.ref().tell(now)));
    passes(MajorityWatch.INTERVAL);
  }

  @AfterEach
  void stopWatch() {
    testKit.stop(watch);
  }

  private boolean look() {
    // First, as the test goes on when it is told.
    boolean now = majority;
    looks.ref().tell("looks");
    return now;
  }

  /** Time goes by, and the watch looks at each second of it. */
  private void passes(Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      nanos.addAndGet(MajorityWatch.INTERVAL.toNanos());
      timers.timePasses(MajorityWatch.INTERVAL);
      looks.expectMessage("looks");
    }
  }

  /** Time goes by, and the watch looks only after it. */
  private void sleeps(Duration time) {
    nanos.addAndGet(time.minus(MajorityWatch.INTERVAL).toNanos());
    passes(MajorityWatch.INTERVAL);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  void nodeWithoutMajorityIsCutOffAfterAWhile() {
    passes(seconds(20));
    majority = false;
    passes(MajorityWatch.GRACE);
    cutOff.expectNoMessage();

    passes(MajorityWatch.INTERVAL);
    cutOff.expectMessage(true);
    passes(seconds(20));
    cutOff.expectNoMessage();
  }

  @Test
  void falseAlarmChangesNothing() {
    for (int alarms = 0; alarms < 5; alarms++) {
      majority = false;
      passes(MajorityWatch.GRACE);
      majority = true;
      passes(seconds(1));
    }
    cutOff.expectNoMessage();
  }

  @Test
  void nodeThatSleptTooLongIsCutOffAtOnce() {
    sleeps(MajorityWatch.ASLEEP);
    cutOff.expectMessage(true);
  }

  @Test
  void pauseThatTheOthersPutUpWithChangesNothing() {
    sleeps(MajorityWatch.ASLEEP.minusSeconds(1));
    passes(seconds(20));
    cutOff.expectNoMessage();
  }

  @Test
  void majorityIsTrustedWhenItLasts() {
    majority = false;
    passes(seconds(5));
    cutOff.expectMessage(true);
    majority = true;
    passes(MajorityWatch.TRUST);
    cutOff.expectNoMessage();
    majority = false;
    passes(seconds(1));
    majority = true;
    passes(MajorityWatch.TRUST);
    cutOff.expectNoMessage();

    passes(seconds(1));
    cutOff.expectMessage(false);
  }

  @Test
  void whoSleptHasToTrustAnew() {
    sleeps(seconds(40));
    cutOff.expectMessage(true);
    passes(MajorityWatch.TRUST.minusSeconds(1));
    cutOff.expectNoMessage();
    passes(seconds(1));
    cutOff.expectMessage(false);
  }
}
