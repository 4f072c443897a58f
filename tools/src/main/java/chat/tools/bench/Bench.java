package chat.tools.bench;

import chat.tools.crowd.CrowdFailure;
import chat.tools.crowd.CrowdOptions.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All rounds, from the first bot to the figures. With a baseline the two servers take turns in each
 * round, as the machine's speed drifts.
 */
final class Bench implements AutoCloseable {
  private static final Duration WARM_AGAIN = Duration.ofSeconds(3);

  private final BenchOptions options;
  private final Consumer<String> progress;
  private final Subject target;
  private final List<Subject> subjects = new ArrayList<>();
  private BaselineProcess baseline;

  Bench(BenchOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
    target = new Subject("target", options.crowd(), options.serverPids(), progress);
    subjects.add(target);
  }

  /**
   * Takes the durations of all rounds, and their warm-ups.
   *
   * @throws CrowdFailure if the bots do not get in, or the baseline does not start
   */
  Map<String, Object> run() {
    if (options.baseline()) {
      baseline = BaselineProcess.start(options.crowd(), options.baselineFile());
      subjects.add(
          new Subject(
              "baseline",
              options.crowd().at(baseline.address()),
              List.of(baseline.pid()),
              progress));
    }
    subjects.forEach(Subject::enter);
    subjects.forEach(subject -> subject.warmUp(options.warmup(), options.warmupRate()));
    Duration again = shorter(options.warmup(), WARM_AGAIN);
    for (int round = 0; round < options.rounds(); round++) {
      for (Subject subject : subjects) {
        subject.round(again, options.duration());
      }
    }
    subjects.forEach(Subject::leave);
    return figures();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>(BenchReport.asked(options));
    figures.putAll(BenchReport.of(target));
    if (options.baseline()) {
      Subject other = subjects.get(1);
      figures.put("baseline", BenchReport.of(other));
      if (options.crowd().mode() != Mode.IDLE) {
        figures.put("ratio", BenchReport.ratio(target, other));
      }
    }
    return figures;
  }

  @Override
  public void close() {
    subjects.forEach(Subject::close);
    if (baseline != null) {
      baseline.close();
    }
  }
}
