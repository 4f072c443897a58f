package chat.tools.attack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of an attack.
 *
 * @param figures all that was measured, in the order of printing
 */
record Verdict(String attack, List<Check> checks, Map<String, Object> figures) {
  boolean holds() {
    return checks.stream().allMatch(Check::holds);
  }

  /** For the JSON line. */
  Map<String, Object> asMap() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("attack", attack);
    all.put("holds", holds());
    all.putAll(figures);
    all.put("checks", checks);
    return all;
  }
}
