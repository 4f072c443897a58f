package chat.tools.process;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at a server's process again and again, and remembers the most that it takes. */
public final class ProcessWatch implements AutoCloseable {
  private static final int EVERY_MILLIS = 100;
  private static final int LOOKS_FOR_CPU = 10;

  private final ServerProcess server;
  private final ScheduledExecutorService looker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "process-watch");
            thread.setDaemon(true);
            return thread;
          });
  private ServerCpu cpu;
  private long cpuSinceNanos;
  private int looks;
  private long mostBytes;
  private double mostCores;

  public ProcessWatch(ServerProcess server) {
    this.server = server;
    beginSecond();
    looker.scheduleAtFixedRate(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void look() {
    server.residentBytes().ifPresent(bytes -> mostBytes = Math.max(mostBytes, bytes));
    if (++looks % LOOKS_FOR_CPU == 0) {
      double cores = cpu.seconds() * 1e9 / (System.nanoTime() - cpuSinceNanos);
      if (Double.isFinite(cores)) {
        mostCores = Math.max(mostCores, cores);
      }
      beginSecond();
    }
  }

  private void beginSecond() {
    cpu = server.cpu();
    cpuSinceNanos = System.nanoTime();
  }

  /** Resident memory. */
  public synchronized long mostBytes() {
    return mostBytes;
  }

  /** Processors that it kept busy for a second. */
  public synchronized double mostCores() {
    return mostCores;
  }

  @Override
  public void close() {
    looker.shutdownNow();
  }
}
