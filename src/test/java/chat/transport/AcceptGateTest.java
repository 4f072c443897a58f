package chat.transport;

import static org.assertj.core.api.Assertions.assertThat;

import chat.limits.ManualMeter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When the system does not hand out connections. */
class AcceptGateTest {
  private final ManualMeter time = new ManualMeter();
  private final TransportCounters counters = new TransportCounters();
  private final EmbeddedChannel listener =
      new EmbeddedChannel(
          new AcceptGate(
              1,
              new AddressLimits(AddressSettings.DEFAULT, time),
              counters,
              new RefusalLog(time::currentTimeNanos)));

  @Test
  void pausesForASecondAndGoesOn() {
    listener.pipeline().fireExceptionCaught(new IOException("Too many open files"));

    assertThat(counters.get(TransportEvent.ACCEPT_FAILED)).isOne();
    assertThat(listener.config().isAutoRead()).isFalse();

    listener.advanceTimeBy(1, TimeUnit.SECONDS);
    listener.runScheduledPendingTasks();
    assertThat(listener.config().isAutoRead()).isTrue();
    listener.checkException();
  }
}
