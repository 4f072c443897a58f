package chat.tools.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server tells Prometheus. */
public final class Metrics {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Pattern COUNTER =
      Pattern.compile("(?m)^(grpc_chat_\\w+_total(?:\\{[^}]*})?) ([0-9.eE+-]+)");

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI metrics;

  /**
   * @param endpoint the operator's endpoint, such as {@code http://127.0.0.1:9464}
   */
  public Metrics(URI endpoint) {
    metrics = endpoint.resolve("/metrics");
  }

  /** The counters of the chat, each with its labels; none if the endpoint does not answer. */
  public Map<String, Double> counters() {
    try {
      HttpRequest request = HttpRequest.newBuilder(metrics).timeout(PATIENCE).build();
      return parse(client.send(request, BodyHandlers.ofString()).body());
    } catch (IOException noAnswer) {
      return Map.of();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  static Map<String, Double> parse(String exposition) {
    Map<String, Double> counters = new TreeMap<>();
    Matcher matcher = COUNTER.matcher(exposition);
    while (matcher.find()) {
      counters.put(matcher.group(1), Double.parseDouble(matcher.group(2)));
    }
    return counters;
  }

  /** The counters that moved, and by how much. */
  public static Map<String, Double> moved(Map<String, Double> before, Map<String, Double> after) {
    Map<String, Double> moved = new TreeMap<>();
    after.forEach(
        (name, value) -> {
          double difference = value - before.getOrDefault(name, 0.0);
          if (difference != 0) {
            moved.put(name, difference);
          }
        });
    return moved;
  }
}
