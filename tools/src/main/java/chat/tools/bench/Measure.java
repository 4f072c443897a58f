package chat.tools.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/** Counts and times what the bots send and are shown. May be called from any thread. */
final class Measure {
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);

  private final LongAdder sent = new LongAdder();
  private final LongAdder due = new LongAdder();
  private final LongAdder shown = new LongAdder();
  private final LongAdder messages = new LongAdder();
  private final LongAdder deliveries = new LongAdder();
  private final ConcurrentHistogram latency = new ConcurrentHistogram(LONGEST_MICROS, 3);
  private volatile boolean measuring;

  /** From now on, or no more, speed and latency count. */
  void measuring(boolean on) {
    measuring = on;
  }

  /** A message was sent that so many people have to be shown. */
  void sent(int members) {
    sent.increment();
    due.add(members);
    if (measuring) {
      messages.increment();
    }
  }

  /** A message was shown to one person, so long after it was to be sent. */
  void shown(long nanos) {
    shown.increment();
    if (measuring) {
      deliveries.increment();
      latency.recordValue(Math.min(Math.max(0, nanos / 1000), LONGEST_MICROS));
    }
  }

  long sent() {
    return sent.sum();
  }

  long messages() {
    return messages.sum();
  }

  long deliveries() {
    return deliveries.sum();
  }

  /** What was sent and is not shown yet; negative if something was shown twice. */
  long missing() {
    return due.sum() - shown.sum();
  }

  double latencyMillis(double percentile) {
    return latency.getValueAtPercentile(percentile) / 1000.0;
  }
}
