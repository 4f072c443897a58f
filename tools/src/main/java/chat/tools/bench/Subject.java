package chat.tools.bench;

import chat.tools.Waiting;
import chat.tools.crowd.Crowd;
import chat.tools.crowd.CrowdOptions;
import chat.tools.crowd.CrowdOptions.Mode;
import chat.tools.crowd.Measure.Window;
import chat.tools.process.Memory;
import chat.tools.process.ProcessWatch;
import chat.tools.process.ServerCpu;
import chat.tools.process.ServerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A server, or several that are one chat, that is measured, with the bots that load it and what was
 * seen of it.
 */
public final class Subject implements AutoCloseable {
  private final String label;
  private final CrowdOptions options;
  private final List<Long> pids;
  private final List<ServerProcess> servers;
  private final List<ProcessWatch> watches;
  private final Crowd crowd;
  private final Consumer<String> progress;
  private final List<Round> rounds = new ArrayList<>();
  private Optional<Memory> empty = Optional.empty();
  private Optional<Memory> full = Optional.empty();

  /**
   * @param pids its processes on this machine; none if they are not known
   */
  public Subject(String label, CrowdOptions options, List<Long> pids, Consumer<String> progress) {
    this.label = label;
    this.options = options;
    this.pids = List.copyOf(pids);
    this.progress = progress;
    servers = pids.stream().map(ServerProcess::new).toList();
    watches = servers.stream().map(ProcessWatch::new).toList();
    crowd = new Crowd(options, line -> progress.accept(label + ": " + line));
  }

  /**
   * The bots come in. What they take of the server's memory is looked at if they do nothing else.
   */
  public void enter() {
    crowd.enterBystanders();
    empty = memoryOfIdleness();
    crowd.enter();
    full = memoryOfIdleness();
  }

  private Optional<Memory> memoryOfIdleness() {
    return options.mode() == Mode.IDLE
        ? servers.stream()
            .map(ServerProcess::memory)
            .reduce((sum, next) -> sum.flatMap(all -> next.map(all::plus)))
            .flatMap(sum -> sum)
        : Optional.empty();
  }

  /** The bots talk, and nothing is measured. */
  void warmUp(Duration duration, double rate) {
    crowd.talk(rate);
    Waiting.pass(duration);
    crowd.fallSilent();
  }

  public void round(Duration warmup, Duration duration) {
    crowd.talk();
    Waiting.pass(warmup);
    List<ServerCpu> cpus = pids.stream().map(pid -> new ServerCpu(OptionalLong.of(pid))).toList();
    long start = System.nanoTime();
    Window window = crowd.measure().open();
    Waiting.pass(duration);
    crowd.measure().shut();
    double seconds = (System.nanoTime() - start) / 1e9;
    Round round = new Round(window, seconds, sum(cpus));
    rounds.add(round);
    crowd.fallSilent();
    progress.accept("%s, round %d: %s".formatted(label, rounds.size(), round.summary()));
  }

  private static double sum(List<ServerCpu> cpus) {
    return cpus.stream().mapToDouble(ServerCpu::seconds).reduce(Double::sum).orElse(Double.NaN);
  }

  public void leave() {
    crowd.leave();
  }

  CrowdOptions options() {
    return options;
  }

  public Crowd crowd() {
    return crowd;
  }

  public List<Round> rounds() {
    return rounds;
  }

  /** Live heap for each person who does nothing; absent where it was not looked at. */
  Optional<Double> heapBytesPerPerson() {
    return full.flatMap(
        after ->
            empty.map(
                before -> (after.heapBytes() - before.heapBytes()) / (double) options.users()));
  }

  /** The most resident memory of each of its processes at any time, together. */
  Optional<Long> mostBytes() {
    return watches.stream().map(ProcessWatch::mostBytes).reduce(Long::sum);
  }

  @Override
  public void close() {
    watches.forEach(ProcessWatch::close);
    crowd.close();
  }
}
