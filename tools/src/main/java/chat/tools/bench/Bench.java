package chat.tools.bench;

import chat.tools.Waiting;
import chat.tools.crowd.Crowd;
import chat.tools.crowd.CrowdFailure;
import chat.tools.crowd.Measure.Window;
import chat.tools.process.ServerCpu;
import java.util.Map;
import java.util.function.Consumer;

/** One load, from the first bot to the figures. */
final class Bench implements AutoCloseable {
  private final BenchOptions options;
  private final Crowd crowd;

  Bench(BenchOptions options, Consumer<String> progress) {
    this.options = options;
    crowd = new Crowd(options.crowd(), progress);
  }

  /**
   * Takes warm-up, duration, and a moment more.
   *
   * @throws CrowdFailure if the bots do not get in
   */
  Map<String, Object> run() {
    crowd.enter();
    crowd.talk();
    Waiting.pass(options.warmup());
    ServerCpu cpu = new ServerCpu(options.serverPid());
    long start = System.nanoTime();
    Window window = crowd.measure().open();
    Waiting.pass(options.duration());
    crowd.measure().shut();
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpuSeconds = cpu.seconds();
    crowd.fallSilent();
    crowd.leave();
    return BenchReport.of(options, crowd, window, seconds, cpuSeconds);
  }

  @Override
  public void close() {
    crowd.close();
  }
}
