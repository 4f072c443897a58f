package chat.tools.startup;

import chat.tools.Spread;
import chat.tools.launch.Launch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Starts servers in turns, as the machine's speed drifts. */
final class Startup {
  private final StartupOptions options;
  private final Consumer<String> progress;

  Startup(StartupOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Figures in the order of printing.
   *
   * @throws chat.tools.launch.LaunchFailure if a server does not start
   */
  Map<String, Object> run() {
    Launch target = Launch.jar(options.server(), options.jvm(), Map.of());
    Launch other = Launch.baseline(options.jvm());
    List<Start> starts = new ArrayList<>();
    List<Start> others = new ArrayList<>();
    // The first does not count: files come from the disk, and this process is cold itself.
    for (int run = 0; run <= options.runs(); run++) {
      add(run, "server", target, starts);
      if (options.baseline()) {
        add(run, "baseline", other, others);
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("runs", options.runs());
    figures.putAll(figures(starts));
    if (options.baseline()) {
      figures.put("baseline", figures(others));
      figures.put("ratio", ratio(starts, others));
    }
    return figures;
  }

  private void add(int run, String label, Launch launch, List<Start> starts) {
    Start start = Start.of(launch, options.idle());
    if (run > 0) {
      starts.add(start);
    }
    progress.accept(
        "%s, run %d: first call after %.0f ms, %.0f MiB resident"
            .formatted(label, run, start.firstCallMillis(), start.residentMib()));
  }

  private static Map<String, Object> figures(List<Start> starts) {
    Map<String, Object> figures = new LinkedHashMap<>();
    put(figures, "first_call_ms", starts, Start::firstCallMillis);
    put(figures, "rss_mib", starts, Start::residentMib);
    put(figures, "live_heap_mib", starts, Start::heapMib);
    put(figures, "threads", starts, Start::threads);
    return figures;
  }

  private static void put(
      Map<String, Object> figures,
      String name,
      List<Start> starts,
      ToDoubleFunction<Start> figure) {
    Spread spread = Spread.of(starts.stream(), figure);
    if (spread.known()) {
      figures.put(name, spread.rounded(1));
    }
  }

  /** The server's figures divided by the baseline's of the same run. */
  private static Map<String, Object> ratio(List<Start> starts, List<Start> others) {
    Map<String, Object> figures = new LinkedHashMap<>();
    putRatio(figures, "first_call_ms", starts, others, Start::firstCallMillis);
    putRatio(figures, "rss_mib", starts, others, Start::residentMib);
    putRatio(figures, "live_heap_mib", starts, others, Start::heapMib);
    putRatio(figures, "threads", starts, others, Start::threads);
    return figures;
  }

  private static void putRatio(
      Map<String, Object> figures,
      String name,
      List<Start> starts,
      List<Start> others,
      ToDoubleFunction<Start> figure) {
    Spread spread =
        Spread.of(
            IntStream.range(0, starts.size()).boxed(),
            run -> figure.applyAsDouble(starts.get(run)) / figure.applyAsDouble(others.get(run)));
    if (spread.known()) {
      figures.put(name, spread.rounded(2));
    }
  }
}
