package chat.ops;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Metrics as a scraper reads them, in Prometheus's text format. */
public final class Scraped {
  private static final Pattern SAMPLE = Pattern.compile("([a-z_]+(?:\\{.*\\})?) (\\S+)");
  private static final Pattern LABEL = Pattern.compile("[{,]([a-z]+)=\"");
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) \\S+");

  private final Map<String, Double> samples = new TreeMap<>();
  private final Set<String> names = new TreeSet<>();

  private Scraped(String text) {
    for (String line : text.split("\n")) {
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (type.matches()) {
        names.add(type.group(1));
      } else if (sample.matches()) {
        samples.put(sample.group(1), Double.valueOf(sample.group(2)));
      } else if (!line.startsWith("# HELP ")) {
        throw new AssertionError("not a line of the text format: " + line);
      }
    }
  }

  /** What a text says. */
  public static Scraped of(String text) {
    return new Scraped(text);
  }

  /** What these say now. */
  public static Scraped of(Metrics metrics) {
    return of(Exposition.TEXT.write(metrics.registry()).getData().utf8String());
  }

  /** A sample without labels. */
  public double value(String name) {
    Double value = samples.get(name);
    if (value == null) {
      throw new AssertionError("no " + name + " in " + samples.keySet());
    }
    return value;
  }

  /** A sample with one label. */
  public double value(String name, String label, String labelValue) {
    return value("%s{%s=\"%s\"}".formatted(name, label, labelValue));
  }

  /** Whether there is any sample of this name. */
  public boolean has(String name) {
    return samples.keySet().stream()
        .anyMatch(key -> key.equals(name) || key.startsWith(name + "{"));
  }

  /** The values of a metric's only label. */
  public Set<String> labelValues(String name, String label) {
    Pattern wanted = Pattern.compile("%s\\{%s=\"(.*)\"\\}".formatted(name, label));
    Set<String> values = new TreeSet<>();
    samples
        .keySet()
        .forEach(key -> wanted.matcher(key).results().forEach(hit -> values.add(hit.group(1))));
    return values;
  }

  /** The names of all metrics. */
  public Set<String> names() {
    return names;
  }

  /** The names of a metric's labels; a histogram's own are none. */
  Set<String> labels(String name) {
    Set<String> labels = new TreeSet<>();
    samples.keySet().stream()
        .filter(key -> key.startsWith(name + "{"))
        .forEach(key -> LABEL.matcher(key).results().forEach(hit -> labels.add(hit.group(1))));
    return labels;
  }
}
