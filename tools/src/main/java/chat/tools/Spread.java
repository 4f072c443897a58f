package chat.tools;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * One figure over all rounds or runs.
 *
 * @param least the least of them
 * @param most the greatest of them
 */
public record Spread(double median, double least, double most) {
  public static <R> Spread of(Stream<R> rounds, ToDoubleFunction<R> figure) {
    double[] sorted = rounds.mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], Arrays.stream(sorted).max().orElseThrow());
  }

  /** Whether there is a figure at all. */
  public boolean known() {
    return Double.isFinite(median);
  }

  public Map<String, Double> rounded(int digits) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("median", rounded(median, digits));
    figures.put("min", rounded(least, digits));
    figures.put("max", rounded(most, digits));
    return figures;
  }

  public static double rounded(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Double.isFinite(value) ? Math.round(value * scale) / scale : 0;
  }
}
