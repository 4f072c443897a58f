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

/** A server that is measured, with the bots that load it and what was seen of it. */
public final class Subject implements AutoCloseable {
  private final String label;
  private final CrowdOptions options;
  private final OptionalLong pid;
  private final Optional<ServerProcess> server;
  private final Optional<ProcessWatch> watch;
  private final Crowd crowd;
  private final Consumer<String> progress;
  private final List<Round> rounds = new ArrayList<>();
  private Optional<Memory> empty = Optional.empty();
  private Optional<Memory> full = Optional.empty();

  /**
   * @param pid its process on this machine
   */
  public Subject(String label, CrowdOptions options, OptionalLong pid, Consumer<String> progress) {
    this.label = label;
    this.options = options;
    this.pid = pid;
    this.progress = progress;
    server = pid.stream().mapToObj(ServerProcess::new).findFirst();
    watch = server.map(ProcessWatch::new);
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
    return options.mode() == Mode.IDLE ? server.flatMap(ServerProcess::memory) : Optional.empty();
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
    ServerCpu cpu = new ServerCpu(pid);
    long start = System.nanoTime();
    Window window = crowd.measure().open();
    Waiting.pass(duration);
    crowd.measure().shut();
    double seconds = (System.nanoTime() - start) / 1e9;
    Round round = new Round(window, seconds, cpu.seconds());
    rounds.add(round);
    crowd.fallSilent();
    progress.accept("%s, round %d: %s".formatted(label, rounds.size(), round.summary()));
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

  /** The most resident memory at any time. */
  Optional<Long> mostBytes() {
    return watch.map(ProcessWatch::mostBytes);
  }

  @Override
  public void close() {
    watch.ifPresent(ProcessWatch::close);
    crowd.close();
  }
}
