package chat.ops;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * A counter with one label, whose values are those of an enum in lower case. All are there from the
 * start: a series that appears with its first count has no rate to alert on.
 */
final class EnumCounter<E extends Enum<E>> {
  private final Map<E, CounterDataPoint> points;

  EnumCounter(
      PrometheusRegistry registry, String name, String help, String label, Class<E> values) {
    Counter counter = Counter.builder().name(name).help(help).labelNames(label).register(registry);
    points = new EnumMap<>(values);
    for (E value : values.getEnumConstants()) {
      points.put(value, counter.labelValues(label(value)));
    }
  }

  void count(E value) {
    points.get(value).inc();
  }

  static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
