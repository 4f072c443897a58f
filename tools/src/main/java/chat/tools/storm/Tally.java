package chat.tools.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What all clients do, by time since the server was lost. May be called from any thread. */
final class Tally {
  private final List<Long> attempts = new ArrayList<>();
  private final List<Long> returns = new ArrayList<>();
  private final Map<String, Integer> failures = new TreeMap<>();
  private final Map<String, Integer> losses = new TreeMap<>();
  private long startNanos = System.nanoTime();

  /** Forgets what was before: the server is being taken away now. */
  synchronized void begin() {
    attempts.clear();
    returns.clear();
    failures.clear();
    losses.clear();
    startNanos = System.nanoTime();
  }

  synchronized void attempted() {
    attempts.add(now());
  }

  synchronized void entered() {
    returns.add(now());
  }

  /** A connection was lost, by somebody who was in. */
  synchronized void lost(String why) {
    losses.merge(why, 1, Integer::sum);
  }

  /** An attempt failed. */
  synchronized void failed(String why) {
    failures.merge(why, 1, Integer::sum);
  }

  /** The milliseconds after which so many were back; negative if they were never. */
  synchronized long millisUntil(int clients) {
    return returns.size() < clients ? -1 : returns.get(clients - 1);
  }

  synchronized int attempts() {
    return attempts.size();
  }

  /** For each second, how often somebody tried. */
  synchronized List<Integer> attemptsPerSecond() {
    List<Integer> seconds = new ArrayList<>();
    for (long millis : attempts) {
      int second = (int) (millis / 1000);
      while (seconds.size() <= second) {
        seconds.add(0);
      }
      seconds.set(second, seconds.get(second) + 1);
    }
    return seconds;
  }

  synchronized Map<String, Integer> failures() {
    return new TreeMap<>(failures);
  }

  synchronized Map<String, Integer> losses() {
    return new TreeMap<>(losses);
  }

  private long now() {
    return (System.nanoTime() - startNanos) / 1_000_000;
  }
}
