package chat.tools.churn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of it.
 *
 * @param after absent if the server does not live any more
 */
record ChurnReport(
    ChurnOptions options,
    Sample before,
    Optional<Sample> after,
    List<Sample> samples,
    Tally tally) {
  /** Whether the server is where it was. */
  boolean returned() {
    return after.map(sample -> Return.holds(Return.growth(before, sample))).orElse(false);
  }

  /** Whether all is well. */
  boolean clean() {
    return returned() && tally.clean();
  }

  /** In the order of printing. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("users", options.users());
    figures.put("rooms", options.rooms());
    figures.put("turnover", options.turnover());
    figures.put("rate", options.rate());
    figures.put("seconds", options.duration().toMillis() / 1000.0);
    figures.putAll(tally.figures());
    figures.put("before", before.figures());
    after.ifPresent(
        sample -> {
          figures.put("after", sample.figures());
          figures.put("growth", Return.growth(before, sample));
        });
    figures.put("allowed", Return.ALLOWED);
    figures.put("returned", returned());
    figures.put("samples", samples.stream().map(Sample::figures).toList());
    return figures;
  }
}
