package chat.tools.judge;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Counts what is wrong, and tells of the first few in detail. For one thread. */
public final class Violations {
  private static final int TOLD_OF_EACH = 10;

  private final Map<Figure, Long> counts = new EnumMap<>(Figure.class);
  private final Consumer<String> teller;

  public Violations(Consumer<String> teller) {
    this.teller = teller;
  }

  /** Something is wrong; the detail says with whom, where, with which number, what was expected. */
  public void add(Figure figure, String detail, Object... values) {
    add(figure, 1, detail, values);
  }

  /** The same, so many times over. */
  public void add(Figure figure, long times, String detail, Object... values) {
    long before = count(figure);
    counts.put(figure, before + times);
    if (before < TOLD_OF_EACH) {
      teller.accept(figure + ": " + detail.formatted(values));
    }
  }

  public long count(Figure figure) {
    return counts.getOrDefault(figure, 0L);
  }

  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
