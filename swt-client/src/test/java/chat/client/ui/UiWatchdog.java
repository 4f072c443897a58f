package chat.client.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Display;

/**
 * Measures how long the user interface’s thread keeps the desktop waiting: asks for a turn again
 * and again from another thread. Beside the time until it got one it takes what the thread worked
 * meanwhile, as on a busy machine it waits for others too.
 */
public final class UiWatchdog implements AutoCloseable {
  private static final int PAUSE_MILLIS = 2;
  private static final int LOOK_MILLIS = 20;
  private static final int FRAMES = 25;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Display display;
  private final Thread watched;
  private final Thread watching = new Thread(this::watch, "watchdog");
  private volatile boolean ended;
  private volatile long longest;
  private volatile long mostWork;
  private volatile String where = "";

  /** Watches the display of the calling thread from now on, until it is closed. */
  public UiWatchdog(Display display) {
    this.display = display;
    watched = display.getThread();
    watching.setDaemon(true);
    watching.start();
  }

  /** Forgets what was measured so far. */
  public void restart() {
    longest = 0;
    mostWork = 0;
    where = "";
  }

  /**
   * Says what was measured since the beginning.
   *
   * @param most for how long the thread may work without giving a turn
   * @throws AssertionError if it worked longer, or stood still for ten times as long
   */
  public void check(String what, Duration most) {
    System.err.printf(
        "%s: longest stall %.1f ms, longest work %.1f ms%n", what, longest / 1e6, mostWork / 1e6);
    boolean fluid = mostWork <= most.toNanos() && longest <= 10 * most.toNanos();
    RoomWindow.check(fluid, what + ": the user interface stood still in\n" + where);
  }

  @Override
  public void close() {
    ended = true;
  }

  private void watch() {
    try {
      while (!ended && !display.isDisposed()) {
        measureTurn();
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void measureTurn() throws InterruptedException {
    boolean[] got = new boolean[1];
    long asked = System.nanoTime();
    long worked = work();
    display.asyncExec(() -> answer(got));
    String seen = "";
    while (!got[0] && !ended) {
      wait(LOOK_MILLIS);
      seen = got[0] || !seen.isEmpty() ? seen : stack();
    }
    long work = work() - worked;
    longest = Math.max(longest, System.nanoTime() - asked);
    if (work > mostWork) {
      mostWork = work;
      where = seen;
    }
  }

  private synchronized void answer(boolean[] got) {
    got[0] = true;
    notifyAll();
  }

  private long work() {
    return threads.getThreadCpuTime(watched.getId());
  }

  private String stack() {
    return Stream.of(watched.getStackTrace())
        .limit(FRAMES)
        .map(frame -> "  " + frame)
        .collect(Collectors.joining("\n"));
  }
}
