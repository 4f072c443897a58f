package chat.tools.fuzz;

import chat.tools.Waiting;
import chat.tools.net.Connector;
import chat.tools.process.ServerProcess;
import com.google.common.net.HostAndPort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Sends case after case, and watches what the server makes of them. */
final class FuzzRun implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LAST_LOOK = Duration.ofSeconds(3);
  private static final Duration CONNECT_AGAIN = Duration.ofMillis(100);
  private static final int ENOUGH_FINDINGS = 10;
  private static final int RECENT = 200;

  private final FuzzOptions options;
  private final Consumer<String> progress;
  private final Generator generator;
  private final Optional<LogWatch> log;
  private final Optional<ServerProcess> server;
  private final Connector connector;
  private final AtomicLong next;
  private final LongAdder sent = new LongAdder();
  private final LongAdder turnedAway = new LongAdder();
  private final Map<String, LongAdder> kinds = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> seen = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> findings = new TreeMap<>();
  private final Deque<Long> recent = new ArrayDeque<>();
  private volatile boolean over;

  /**
   * @throws FuzzFailure if there is no such log
   */
  FuzzRun(FuzzOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
    generator = new Generator(options.seed());
    next = new AtomicLong(options.iterations().first());
    log = options.log().map(FuzzRun::watch);
    server =
        options.serverPid().isPresent()
            ? Optional.of(new ServerProcess(options.serverPid().getAsLong()))
            : Optional.empty();
    connector =
        new Connector(
            HostAndPort.fromParts(
                options.target().getAddress().getHostAddress(), options.target().getPort()));
  }

  private static LogWatch watch(Path file) {
    try {
      return new LogWatch(file);
    } catch (IOException missing) {
      throw new FuzzFailure("There is no log " + file + ".");
    }
  }

  /**
   * Takes the duration, or until enough is found.
   *
   * @throws FuzzFailure if the server does not let the canary in
   */
  FuzzReport run() {
    ExecutorService pool = Executors.newFixedThreadPool(options.connections());
    try (Canary canary = new Canary(connector)) {
      List<CompletableFuture<Void>> workers = new ArrayList<>();
      for (int i = 0; i < options.connections(); i++) {
        workers.add(CompletableFuture.runAsync(this::work, pool));
      }
      long deadline = System.nanoTime() + options.duration().toNanos();
      boolean workersDone = false;
      while (!over && !workersDone && System.nanoTime() - deadline < 0) {
        look(canary);
        workersDone =
            Waiting.until(() -> workers.stream().allMatch(CompletableFuture::isDone), LOOK);
      }
      over = true;
      workers.forEach(CompletableFuture::join);
      Waiting.pass(LAST_LOOK);
      look(canary);
      return report(canary);
    } finally {
      pool.shutdownNow();
    }
  }

  private void work() {
    while (!over) {
      long iteration = next.getAndIncrement();
      if (iteration > options.iterations().last()) {
        return;
      }
      FuzzCase shot = generator.make(iteration);
      remember(iteration);
      try {
        Answers answers = Shot.fire(options.target(), shot);
        sent.increment();
        count(kinds, shot.kind());
        answers.seen().forEach(answer -> count(seen, answer));
        answers.wrong().forEach(wrong -> found(wrong, new Range(iteration, iteration)));
      } catch (IOException refused) {
        turnedAway.increment();
        Waiting.pass(CONNECT_AGAIN);
      } catch (RuntimeException bug) {
        found("this tool failed: " + bug, new Range(iteration, iteration));
      }
    }
  }

  private void look(Canary canary) {
    canary.tweet();
    canary.complaints().forEach(complaint -> found(complaint, recent()));
    log.ifPresent(watch -> watch.news().forEach(line -> found("the log says: " + line, recent())));
    server
        .filter(process -> !process.isAlive())
        .ifPresent(
            gone -> {
              found("the server's process is gone", recent());
              over = true;
            });
  }

  private static void count(Map<String, LongAdder> counts, String what) {
    counts.computeIfAbsent(what, key -> new LongAdder()).increment();
  }

  private void remember(long iteration) {
    synchronized (recent) {
      recent.add(iteration);
      if (recent.size() > RECENT) {
        recent.remove();
      }
    }
  }

  private Range recent() {
    synchronized (recent) {
      return recent.isEmpty()
          ? new Range(options.iterations().first(), options.iterations().first())
          : new Range(recent.getFirst(), recent.getLast());
    }
  }

  private void found(String what, Range iterations) {
    Finding finding = new Finding(what, iterations);
    synchronized (findings) {
      findings.computeIfAbsent(finding.kind(), kind -> tell(finding)).increment();
      over |= findings.size() >= ENOUGH_FINDINGS;
    }
  }

  /** Only the first of its kind is told. */
  private LongAdder tell(Finding finding) {
    progress.accept(FuzzReport.text(finding, options.seed(), generator));
    return new LongAdder();
  }

  private FuzzReport report(Canary canary) {
    synchronized (findings) {
      return new FuzzReport(
          options.seed(),
          sent.sum(),
          turnedAway.sum(),
          sums(kinds),
          sums(seen),
          canary.shown(),
          sums(findings));
    }
  }

  private static Map<String, Long> sums(Map<String, LongAdder> counts) {
    Map<String, Long> sums = new TreeMap<>();
    counts.forEach((what, count) -> sums.put(what, count.sum()));
    return sums;
  }

  @Override
  public void close() {
    connector.close();
  }
}
