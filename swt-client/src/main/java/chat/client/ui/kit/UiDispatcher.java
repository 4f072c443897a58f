package chat.client.ui.kit;

import chat.client.model.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import org.eclipse.swt.widgets.Display;

/**
 * The only way onto the user interface's thread. What comes in a burst is run in one go, and what
 * has to be painted after it is painted once.
 */
public final class UiDispatcher implements Executor, Timers {
  /** After so many events the desktop gets its turn, so that a flood does not freeze the window. */
  private static final int BURST = 500;

  /** Between two paintings, in milliseconds; while much happens this leaves time for the rest. */
  private static final int REPAINT_PAUSE = 40;

  private final Display display;
  private final Queue<Runnable> events = new ArrayDeque<>();
  private final Set<Runnable> repaints = new LinkedHashSet<>();
  private boolean scheduled;
  private boolean pausing;

  public UiDispatcher(Display display) {
    this.display = display;
  }

  /**
   * Runs an event on the user interface's thread, in the order of the calls. Callable from any
   * thread.
   */
  @Override
  public void execute(Runnable event) {
    synchronized (events) {
      events.add(event);
      schedule();
    }
  }

  /**
   * Runs {@code repaint} once after the events that are there now, however often it is asked for.
   * The same object has to be given each time.
   */
  public void repaint(Runnable repaint) {
    synchronized (events) {
      repaints.add(repaint);
      schedule();
    }
  }

  @Override
  public Runnable after(Duration pause, Runnable action) {
    display.timerExec((int) pause.toMillis(), action);
    return () -> {
      if (!display.isDisposed()) {
        display.timerExec(-1, action);
      }
    };
  }

  private void schedule() {
    if (!scheduled && !display.isDisposed()) {
      scheduled = true;
      display.asyncExec(this::run);
    }
  }

  private void run() {
    if (display.isDisposed()) {
      return;
    }
    try {
      for (int i = 0; i < BURST; i++) {
        Runnable event = next();
        if (event == null) {
          break;
        }
        event.run();
      }
      repaint();
    } finally {
      synchronized (events) {
        scheduled = false;
        if (!events.isEmpty() || !repaints.isEmpty() && !pausing) {
          schedule();
        }
      }
    }
  }

  /** At once after a pause, so that nobody waits for what happens by itself. */
  private void repaint() {
    List<Runnable> due = pausing ? List.of() : takeRepaints();
    if (!due.isEmpty()) {
      pausing = true;
      display.timerExec(REPAINT_PAUSE, this::goOn);
      due.forEach(Runnable::run);
    }
  }

  private void goOn() {
    pausing = false;
    run();
  }

  private Runnable next() {
    synchronized (events) {
      return events.poll();
    }
  }

  private List<Runnable> takeRepaints() {
    synchronized (events) {
      List<Runnable> taken = List.copyOf(repaints);
      repaints.clear();
      return taken;
    }
  }
}
