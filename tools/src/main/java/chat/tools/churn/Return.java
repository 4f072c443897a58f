package chat.tools.churn;

import java.util.LinkedHashMap;
import java.util.Map;

/** Judges whether a server is where it was, after everybody has gone. */
final class Return {
  /**
   * What may have grown, by how much. The heap is looked at after a collection, so only tables that
   * grew once are forgiven; beside it, compiled code and a database's cache grow for long. Resident
   * memory is not judged: how much of a free heap is resident is up to the collector.
   */
  static final Map<String, Double> ALLOWED = allowed();

  private Return() {}

  private static Map<String, Double> allowed() {
    Map<String, Double> allowed = new LinkedHashMap<>();
    allowed.put("live_heap_mib", 4.0);
    allowed.put("outside_heap_mib", 32.0);
    allowed.put("threads", 4.0);
    allowed.put("open_files", 4.0);
    return allowed;
  }

  /** By how much each has grown; negative if it is less than before. */
  static Map<String, Double> growth(Sample before, Sample after) {
    Map<String, Double> growth = new LinkedHashMap<>();
    for (String figure : ALLOWED.keySet()) {
      double more =
          after.figures().get(figure).doubleValue() - before.figures().get(figure).doubleValue();
      growth.put(figure, Math.round(more * 100) / 100.0);
    }
    return growth;
  }

  /** Whether none has grown by more than is allowed. */
  static boolean holds(Map<String, Double> growth) {
    return ALLOWED.entrySet().stream()
        .allMatch(most -> growth.get(most.getKey()) <= most.getValue());
  }
}
