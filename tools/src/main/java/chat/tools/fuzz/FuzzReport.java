package chat.tools.fuzz;

import com.google.gson.GsonBuilder;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param turnedAway connections that the server did not take
 * @param kinds how many cases of each kind were sent
 * @param answers how many connections got each kind of answer
 * @param tweets messages that the canary said and saw
 * @param findings how often each kind of them was seen
 */
record FuzzReport(
    long seed,
    long iterations,
    long turnedAway,
    Map<String, Long> kinds,
    Map<String, Long> answers,
    int tweets,
    Map<String, Long> findings) {
  private static final int MOST_SHOWN = 8192;

  boolean clean() {
    return findings.isEmpty();
  }

  String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("seed", seed);
    all.put("iterations", iterations);
    all.put("turned_away", turnedAway);
    all.put("kinds", kinds);
    all.put("answers", answers);
    all.put("canary_messages", tweets);
    all.put("findings", findings);
    return new GsonBuilder().disableHtmlEscaping().create().toJson(all);
  }

  /** A finding with what is needed to see it again. */
  static String text(Finding finding, long seed, Generator generator) {
    Range iterations = finding.iterations();
    String text =
        "FOUND seed %d, iteration %s: %s%n  to see it again: --seed %d --replay %s"
            .formatted(seed, iterations, finding.what(), seed, iterations);
    return iterations.isOne() ? text + "\n" + dump(generator.make(iterations.first())) : text;
  }

  /** What is sent, in hexadecimal, a line for each segment. */
  static String dump(FuzzCase shot) {
    StringBuilder text =
        new StringBuilder("  %s, from %s".formatted(shot.kind(), shot.from().getHostAddress()));
    for (byte[] segment : shot.segments()) {
      int length = Math.min(segment.length, MOST_SHOWN);
      text.append("\n  ").append(HexFormat.of().formatHex(segment, 0, length));
      if (length < segment.length) {
        text.append("… (%d bytes)".formatted(segment.length));
      }
    }
    return text.toString();
  }
}
