package chat.tools.churn;

import chat.tools.crowd.Crowd;
import chat.tools.crowd.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people did and saw, the rehearsal included. */
final class Tally {
  private final List<String> failures = new ArrayList<>();
  private long came;
  private long cut;
  private long sent;
  private long lost;
  private long surplus;
  private long duplicated;
  private long reordered;

  /** Adds those who have gone. */
  void add(Crowd steady, Turnover passing) {
    Measure judge = steady.measure();
    Measure others = passing.measure();
    came += passing.came();
    cut += passing.cut();
    sent += judge.sent() + others.sent();
    lost += Math.max(Math.max(0, judge.missing()), steady.skipped());
    surplus += Math.max(0, -judge.missing());
    duplicated += judge.duplicated() + others.duplicated();
    reordered += judge.reordered() + others.reordered();
    steady.failures().forEach(this::failed);
  }

  /** Something went wrong with somebody. May be called from any thread. */
  void failed(String why) {
    synchronized (failures) {
      failures.add(why);
    }
  }

  /** In the order of printing. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("came", came);
    figures.put("cut", cut);
    figures.put("sent", sent);
    figures.put("lost", lost);
    figures.put("surplus", surplus);
    figures.put("duplicated", duplicated);
    figures.put("reordered", reordered);
    figures.put("failed_bots", failed());
    return figures;
  }

  /** Whether nothing went wrong. */
  boolean clean() {
    return lost + surplus + duplicated + reordered + failed() == 0;
  }

  private int failed() {
    synchronized (failures) {
      return failures.size();
    }
  }
}
