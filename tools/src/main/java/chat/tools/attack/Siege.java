package chat.tools.attack;

import chat.tools.Waiting;
import chat.tools.attack.Readings.After;
import chat.tools.attack.Readings.Before;
import chat.tools.attack.Readings.During;
import chat.tools.crowd.Crowd;
import chat.tools.crowd.Measure.Window;
import chat.tools.process.Memory;
import chat.tools.process.Metrics;
import chat.tools.process.ProcessWatch;
import chat.tools.process.ServerCpu;
import chat.tools.process.ServerProcess;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Attacks a server, one attack after the other, while a crowd talks that is the judge. */
final class Siege implements AutoCloseable {
  /** What a crowd's coming and a collection of garbage stir up. */
  private static final Duration CALM = Duration.ofMillis(500);

  private static final Duration IDLE_WITHIN = Duration.ofSeconds(2);
  private static final Duration LOOK_WHETHER_IDLE = Duration.ofMillis(1500);
  private static final Duration END = Duration.ofSeconds(30);
  private static final Duration FILES_BACK = Duration.ofSeconds(5);

  private final AttackOptions options;
  private final ServerProcess server;
  private final Optional<Metrics> metrics;
  private final Consumer<String> progress;

  private boolean warm;

  /** Absent before the first attack, and after one that hurt it. */
  private Optional<Crowd> crowd = Optional.empty();

  Siege(AttackOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
    server = new ServerProcess(options.serverPid());
    metrics = options.ops().map(Metrics::new);
  }

  /**
   * Takes the time before, the duration, and some seconds.
   *
   * @throws chat.tools.crowd.CrowdFailure if the crowd does not get in
   */
  Verdict endure(String name) {
    Crowd people = crowd.orElseGet(this::gather);
    people.talk();
    if (!warm) {
      warm = true;
      Waiting.pass(options.warmUp());
    }
    rehearse(people, AttackList.named(name, options));
    Attack attack = AttackList.named(name, options);
    Before before = before(people);
    Attacker attacker = new Attacker(options, people.roomIds(), people.anyName());
    During during = during(people, attack, attacker);
    After after = after(people, before);
    if (after.missing() != 0 || !after.failures().isEmpty()) {
      close();
      crowd = Optional.empty();
    }
    return Verdicts.of(options, attack, attacker.tally(), new Readings(before, during, after));
  }

  private Crowd gather() {
    Crowd people = new Crowd(options.crowd(), new FirstFew(progress));
    crowd = Optional.of(people);
    people.enter();
    return people;
  }

  /**
   * Has the attack made for a moment, so that what is compiled and allocated but once does not
   * count as its memory.
   */
  private void rehearse(Crowd people, Attack attack) {
    if (!options.rehearsal().isZero()) {
      Attacker attacker = new Attacker(options, people.roomIds(), people.anyName());
      CompletableFuture<Void> attacking = CompletableFuture.runAsync(() -> attack.run(attacker));
      Waiting.until(attacking::isDone, options.rehearsal());
      end(attacker, attacking);
    }
  }

  /** Why the attack broke off, if it did. */
  private static Optional<String> end(Attacker attacker, CompletableFuture<Void> attacking) {
    attacker.stop();
    return attacking
        .orTimeout(END.toSeconds(), TimeUnit.SECONDS)
        .handle((done, thrown) -> Optional.ofNullable(thrown).map(Throwable::toString))
        .join();
  }

  private Before before(Crowd people) {
    Waiting.pass(CALM);
    Optional<Memory> memory = server.memory();
    long files = server.openFiles().orElse(0);
    Waiting.pass(CALM);
    Window window = people.measure().open();
    double cores = cores(options.before());
    people.measure().shut();
    return new Before(memory, files, server.residentBytes().orElse(0), cores, window, counters());
  }

  private During during(Crowd people, Attack attack, Attacker attacker) {
    Duration needs = attack.needs(options);
    Duration time = needs.compareTo(options.duration()) > 0 ? needs : options.duration();
    try (ProcessWatch watch = new ProcessWatch(server)) {
      Window window = people.measure().open();
      ServerCpu cpu = server.cpu();
      long start = System.nanoTime();
      CompletableFuture<Void> attacking = CompletableFuture.runAsync(() -> attack.run(attacker));
      Waiting.until(attacking::isDone, time);
      people.measure().shut();
      double seconds = (System.nanoTime() - start) / 1e9;
      double cpuSeconds = cpu.seconds();
      Optional<Memory> memory = server.memory();
      Optional<String> failure = end(attacker, attacking);
      return new During(seconds, cpuSeconds, window, watch.mostBytes(), memory, failure);
    }
  }

  private After after(Crowd people, Before before) {
    ServerCpu cpu = server.cpu();
    Waiting.pass(IDLE_WITHIN);
    double cpuSeconds = cpu.seconds();
    double cores = cores(LOOK_WHETHER_IDLE);
    people.fallSilent();
    Waiting.until(
        () -> server.openFiles().orElse(0) <= before.openFiles() + Verdicts.FILES_MORE, FILES_BACK);
    return new After(
        server.isAlive(),
        cpuSeconds,
        cores,
        server.memory(),
        server.openFiles().orElse(0),
        server.residentBytes().orElse(0),
        people.measure().missing(),
        people.failures(),
        counters());
  }

  /** Processors that the server takes during this time; NaN if that cannot be told. */
  private double cores(Duration time) {
    ServerCpu cpu = server.cpu();
    long start = System.nanoTime();
    Waiting.pass(time);
    return cpu.seconds() / ((System.nanoTime() - start) / 1e9);
  }

  private Map<String, Double> counters() {
    return metrics.map(Metrics::counters).orElse(Map.of());
  }

  @Override
  public void close() {
    crowd.ifPresent(
        people -> {
          people.leave();
          people.close();
        });
  }
}
