package chat.client.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that passes when the test says so. */
public final class ManualTimers implements Timers {
  private record Due(Duration at, Runnable action) {}

  private final List<Due> waiting = new ArrayList<>();
  private Duration now = Duration.ZERO;

  @Override
  public Runnable after(Duration pause, Runnable action) {
    Due due = new Due(now.plus(pause), action);
    waiting.add(due);
    return () -> waiting.remove(due);
  }

  public void pass(Duration time) {
    Duration end = now.plus(time);
    for (Optional<Due> next = next(end); next.isPresent(); next = next(end)) {
      waiting.remove(next.get());
      now = next.get().at();
      next.get().action().run();
    }
    now = end;
  }

  public void passSeconds(long seconds) {
    pass(Duration.ofSeconds(seconds));
  }

  private Optional<Due> next(Duration end) {
    return waiting.stream()
        .filter(due -> due.at().compareTo(end) <= 0)
        .min(Comparator.comparing(Due::at));
  }
}
