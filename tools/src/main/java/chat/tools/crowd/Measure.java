package chat.tools.crowd;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/** Counts and times what the bots send and are shown. May be called from any thread. */
public final class Measure {
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);

  private final LongAdder sent = new LongAdder();
  private final LongAdder due = new LongAdder();
  private final LongAdder shown = new LongAdder();
  private final LongAdder duplicated = new LongAdder();
  private final LongAdder reordered = new LongAdder();

  /** Where speed and latency count at the moment; absent while they do not. */
  private volatile Window window;

  /** What is timed between two moments. */
  public static final class Window {
    private final LongAdder messages = new LongAdder();
    private final LongAdder deliveries = new LongAdder();
    private final ConcurrentHistogram latency = new ConcurrentHistogram(LONGEST_MICROS, 3);

    private Window() {}

    public long messages() {
      return messages.sum();
    }

    public long deliveries() {
      return deliveries.sum();
    }

    /** 0 if nothing was shown. */
    public double latencyMillis(double percentile) {
      return latency.getValueAtPercentile(percentile) / 1000.0;
    }
  }

  /** Speed and latency count from now on, in a window of their own. */
  public Window open() {
    return window = new Window();
  }

  /** They count no more. */
  public void shut() {
    window = null;
  }

  /** A message was sent that so many people have to be shown. */
  void sent(int members) {
    sent.increment();
    due.add(members);
    Window current = window;
    if (current != null) {
      current.messages.increment();
    }
  }

  /** A message was shown to one person, so long after it was to be sent. */
  void shown(long nanos) {
    shown.increment();
    Window current = window;
    if (current != null) {
      current.deliveries.increment();
      current.latency.recordValue(Math.min(Math.max(0, nanos / 1000), LONGEST_MICROS));
    }
  }

  /** Takes in where a message came among the others of its room. */
  void ordered(Order.Place place) {
    switch (place) {
      case DUPLICATE -> duplicated.increment();
      case LATE -> reordered.increment();
      default -> {}
    }
  }

  /** Deliveries of a message that the person had been shown. */
  public long duplicated() {
    return duplicated.sum();
  }

  /** Deliveries after a later message of the room. */
  public long reordered() {
    return reordered.sum();
  }

  public long sent() {
    return sent.sum();
  }

  /** What was sent and is not shown yet; negative if something was shown twice. */
  public long missing() {
    return due.sum() - shown.sum();
  }
}
